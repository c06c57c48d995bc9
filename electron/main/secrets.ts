import type { SecretState } from '../../shared/ipc/labelStudio';
import { neverLog } from './logText';

/** What the system offers for keeping secrets. */
export interface Vault {
  /** false = there is no place that is safe. */
  available(): boolean;
  /** @returns base64 */
  encrypt(text: string): string;
  /** @throws when it was encrypted elsewhere */
  decrypt(base64: string): string;
}

/** A secret: encrypted in the settings where the system can, else only in memory. */
export interface Secret {
  /** null = none is set */
  get(): string | null;
  /** '' takes it away. */
  set(text: string): void;
  state(): SecretState;
}

/**
 * @param kept the encrypted text of an earlier session; null = none
 * @param keep writes the encrypted text, or null, to the settings
 */
export function createSecret(vault: Vault, kept: string | null, keep: (encrypted: string | null) => void): Secret {
  let text = kept === null ? null : opened(vault, kept);
  let lasts = text !== null;
  neverLog(text ?? '');
  return {
    get: () => text,
    set(next) {
      text = next === '' ? null : next;
      neverLog(next);
      lasts = text !== null && vault.available();
      keep(lasts && text !== null ? vault.encrypt(text) : null);
    },
    state: () => (text === null ? 'none' : lasts ? 'kept' : 'session'),
  };
}

/** A file from another machine, or a keyring that was made anew: the secret has to be given again. */
function opened(vault: Vault, kept: string): string | null {
  try {
    return vault.available() ? vault.decrypt(kept) || null : null;
  } catch {
    return null;
  }
}
