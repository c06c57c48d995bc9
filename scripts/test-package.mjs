// npm run test:package [-- --built]: packs for this system with little compression (`--built`: takes what lies in out/package), and
// tests the packages, not the checkout: what is inside, the command line, a walk through the window, and as root the .deb.
// The last line is `N passed, N failed`.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './build/bundles.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { commandLine } from './package/test/commandLine.mjs';
import { contents } from './package/test/contents.mjs';
import { debian } from './package/test/debian.mjs';
import { walk } from './package/test/walk.mjs';
import { foreground, run } from './runtime/run.mjs';
import { startXvfb } from './runtime/xvfb.mjs';
import { ensureSystem, hasDisplay, which } from './system-libraries.mjs';

const output = join(root, 'out/package');
const sum = { passed: 0, failed: 0, skipped: 0 };

/** One test: what it throws is its failure, a text that it returns says why it was skipped. */
async function check(name, work) {
  const began = Date.now();
  try {
    const skipped = await work();
    if (typeof skipped === 'string') {
      sum.skipped++;
      console.log(`skipped: ${name}: ${skipped}`);
      return;
    }
    sum.passed++;
    console.log(`ok: ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    sum.failed++;
    console.log(`FAILED: ${name}: ${error.message}`);
  }
}

/** The program inside what was packed: the unpacked archive, never the folder it was made from. */
async function unpacked(work) {
  const archive = readdirSync(output).find((name) => name.endsWith('.tar.gz'));
  if (archive === undefined) throw new Error(`there is no tar.gz in ${output}`);
  const { code, output: said } = await run('tar', ['-xzf', join(output, archive), '-C', work]);
  if (code !== 0) throw new Error(said);
  const [folder] = readdirSync(work);
  return join(work, folder);
}

async function testLinux(work) {
  const { binary } = await electronRuntime({ say: console.log });
  if (!(await ensureSystem(binary, { tests: true, say: console.log }))) throw new Error('Electron cannot start here');
  if (!which('xdotool') && process.getuid() === 0 && which('apt-get')) {
    console.log('Installing with apt-get, as root: xdotool');
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'xdotool']);
  }
  const screen = hasDisplay() ? null : await startXvfb();
  if (screen) process.env.DISPLAY = screen.display;
  try {
    const folder = await unpacked(work);
    await contents(check, folder);
    await commandLine(check, join(folder, 'rtmlabel'));
    await check('the window of the archive, walked through', () => walk(join(folder, 'rtmlabel')));
    await debian(check, output);
  } finally {
    screen?.stop();
  }
}

const work = mkdtempSync(join(tmpdir(), 'rtmlabel-package-'));
try {
  if (!process.argv.includes('--built') || !existsSync(output)) {
    const pack = [join(root, 'scripts/package.mjs'), '--fast'];
    if ((await foreground(process.execPath, pack, { cwd: root })) !== 0)
      throw new Error('the package could not be made');
  }
  mkdirSync(work, { recursive: true });
  if (process.platform === 'linux') await testLinux(work);
  else console.log('Only packages for Linux are started by this test.');
} catch (error) {
  console.error(error.message);
  sum.failed++;
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 ? 1 : 0);
