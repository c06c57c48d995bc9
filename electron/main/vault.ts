import { safeStorage } from 'electron';
import type { Vault } from './secrets';

/** The system's keyring. On Linux without one Electron would "encrypt" with a password that everybody knows. */
export const systemVault: Vault = {
  available: () => safeStorage.isEncryptionAvailable() && !isPlain(),
  encrypt: (text) => safeStorage.encryptString(text).toString('base64'),
  decrypt: (base64) => safeStorage.decryptString(Buffer.from(base64, 'base64')),
};

/** Runtimes that do not say call encryption available only where a keyring is (seen with Electron 25 on Linux). */
function isPlain(): boolean {
  if (process.platform !== 'linux') return false;
  const { getSelectedStorageBackend } = safeStorage as Partial<typeof safeStorage>;
  return getSelectedStorageBackend?.call(safeStorage) === 'basic_text';
}
