import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../build/bundles.mjs';
import { foreground } from '../../runtime/run.mjs';
import { which } from '../../system-libraries.mjs';

const dataDir = process.env.RTMLABEL_TEST_DATA ?? join(root, '../shared/data');
const LIMIT_MS = 300_000;

/** Playwright's walk (e2e/packaged) through the window of a packaged program. */
export async function walk(program) {
  if (!existsSync(dataDir)) return `no reference data at ${dataDir}`;
  if (!which('xdotool')) return 'native dialogs are answered by xdotool, which is not here';
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  const env = { ...process.env, RTMLABEL_PACKAGED: program };
  const args = [playwright, 'test', '--reporter=list', '--output=out/package-test', 'packaged'];
  const code = await foreground(process.execPath, args, { cwd: root, env, timeout: LIMIT_MS });
  if (code !== 0) throw new Error(`playwright ended with code ${code}`);
  return undefined;
}
