// npm run icons: draws build/icon.svg in Electron's own browser, and writes what packages need: build/icons/*.png, build/icon.ico and
// build/icon.icns. The results are committed; run it after a change of the drawing.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './build/bundles.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { icnsOf, icoOf } from './package/iconFiles.mjs';
import { run } from './runtime/run.mjs';
import { startXvfb } from './runtime/xvfb.mjs';
import { hasDisplay } from './system-libraries.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
const build = join(root, 'build');

const work = mkdtempSync(join(tmpdir(), 'rtmlabel-icons-'));
const screen = hasDisplay() ? null : await startXvfb();
try {
  const { binary } = await electronRuntime();
  const env = { ...process.env, ...(screen && { DISPLAY: screen.display }) };
  const drawing = join(root, 'scripts/package/drawIcons.cjs');
  const args = ['--no-sandbox', drawing, join(build, 'icon.svg'), work, SIZES.join(',')];
  const { code, output } = await run(binary, args, { env, timeout: 60_000 });
  if (code !== 0) throw new Error(`the drawing failed (${code}): ${output}`);
  const png = (size) => readFileSync(join(work, `${size}.png`));
  mkdirSync(join(build, 'icons'), { recursive: true });
  for (const size of LINUX) writeFileSync(join(build, `icons/${size}x${size}.png`), png(size));
  writeFileSync(join(build, 'icon.ico'), icoOf(WINDOWS.map((size) => ({ size, png: png(size) }))));
  writeFileSync(join(build, 'icon.icns'), icnsOf(SIZES.map((size) => ({ size, png: png(size) }))));
} finally {
  screen?.stop();
  rmSync(work, { recursive: true, force: true });
}
