import { FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * Switches inside Electron's program file. The command line runs on Electron's Node (`runAsNode`): a full Electron cannot start
 * without a screen. `nodeOptions` stays on for NODE_EXTRA_CA_CERTS (company proxies); the file protocol keeps its rights because the
 * page is loaded from files. docs/decisions/0016-packages.md has the reasons.
 */
export const FUSES = {
  version: FuseVersion.V1,
  // Apple's processors start nothing whose signature does not fit; a real signature comes later.
  resetAdHocDarwinSignature: process.platform === 'darwin',
  [FuseV1Options.RunAsNode]: true,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
};
