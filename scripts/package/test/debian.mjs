import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../runtime/run.mjs';
import { which } from '../../system-libraries.mjs';
import { walk } from './walk.mjs';

const COMMAND = '/usr/bin/rtmlabel';
const FOLDER = '/opt/RTMLabel';
const ENTRY = '/usr/share/applications/rtmlabel.desktop';

async function must(command, ...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await run(command, args, { env });
  if (code !== 0) throw new Error(`${command} ${args[0]} ended with code ${code}: ${output.trim().slice(-600)}`);
  return output;
}

/** Installs the .deb, starts it, takes it away again. Needs root, and changes this machine only in between. */
export async function debian(check, output) {
  const file = readdirSync(output).find((name) => name.endsWith('.deb'));
  const why =
    file === undefined
      ? 'no .deb was made'
      : process.getuid() !== 0 || !which('apt-get')
        ? 'installing needs root and apt-get'
        : existsSync(COMMAND)
          ? `${COMMAND} is there already, and stays as it is`
          : null;
  if (why !== null) {
    for (const name of ['installs', 'starts', 'uninstalls']) await check(`the .deb ${name}`, () => why);
    return;
  }
  let installed = false;
  await check('the .deb installs', async () => {
    await must('apt-get', 'install', '-y', '-qq', '--no-install-recommends', join(output, file));
    installed = true;
    if (realpathSync(COMMAND) !== `${FOLDER}/rtmlabel`) throw new Error(`${COMMAND} leads to ${readlinkSync(COMMAND)}`);
    const entry = readFileSync(ENTRY, 'utf8');
    for (const line of [
      /^Exec=\/opt\/RTMLabel\/rtmlabel %U$/m,
      /^MimeType=.*application\/x-onnx-model;/m,
      /^Icon=rtmlabel$/m,
    ])
      if (!line.test(entry)) throw new Error(`${ENTRY} lacks ${line}`);
    const version = await must(COMMAND, '--version');
    if (!/^\d+\.\d+\.\d+\s*$/.test(version)) throw new Error(`--version says ${version}`);
  });
  if (!installed) return;
  await check('the .deb starts: the same walk', () => walk(COMMAND));
  await check('the .deb uninstalls and leaves nothing', async () => {
    const { name } = /^Package: (?<name>.*)$/m.exec(
      await must('dpkg-deb', '--info', join(output, file)).then(trimmed),
    ).groups;
    await must('apt-get', 'purge', '-y', '-qq', name);
    const left = [COMMAND, FOLDER, ENTRY, '/usr/share/mime/packages/rtmlabel.xml'].filter((path) => existsSync(path));
    if (left.length > 0) throw new Error(`left: ${left.join(', ')}`);
  });
}

/** dpkg-deb indents what it shows. */
const trimmed = (text) => text.replaceAll(/^ /gm, '');
