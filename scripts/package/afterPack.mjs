import { chmod, copyFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FUSES } from './fuses.mjs';

/**
 * Last touches of an unpacked package, before it is signed.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack(context) {
  const { appOutDir, packager, electronPlatformName } = context;
  const resources = packager.getResourcesDir(appOutDir);
  // A directory of Electron brings along what plain Electron shows, and where another program looked for updates.
  await rm(join(resources, 'default_app.asar'), { force: true });
  if (packager.config.publish === null) await rm(join(resources, 'app-update.yml'), { force: true });
  await packager.addElectronFuses(context, FUSES);
  if (electronPlatformName === 'linux') await putLauncher(appOutDir, packager);
}

/** `rtmlabel` is a script that knows subcommands; the program is `rtmlabel-app`. Menu, links and AppImage all start the script. */
async function putLauncher(appOutDir, { executableName, projectDir }) {
  const launcher = join(appOutDir, executableName);
  await rename(launcher, `${launcher}-app`);
  await copyFile(join(projectDir, 'build/linux/rtmlabel.sh'), launcher);
  await chmod(launcher, 0o755);
}
