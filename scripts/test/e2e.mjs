import { join } from 'node:path';
import { root } from '../build/bundles.mjs';
import { electronRuntime } from '../electron-runtime.mjs';
import { foreground } from '../runtime/run.mjs';
import { startXvfb } from '../runtime/xvfb.mjs';
import { ensureSystem, hasDisplay } from '../system-libraries.mjs';
import { clearReport, readReport, withExitCode } from './report.mjs';

const REPORT = join(root, 'out/e2e/report.json');
const LIMIT_MS = 22 * 60_000;

/** Builds the app and drives it in real Electron, on a virtual screen when there is none. */
export function runE2e(rest) {
  return withElectron(async (env) => {
    clearReport(REPORT);
    const reported = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT };
    const code = await playwright(['--reporter=list,json', ...rest], reported);
    const report = readReport(REPORT);
    if (report === null) throw new Error(`playwright wrote no report (code ${code})`);
    return withExitCode(countE2e(report), code, 'playwright');
  });
}

/**
 * Builds what is older than its sources, finds Electron and a screen, and runs `work` with the environment in which
 * Playwright finds both.
 */
export async function withElectron(work) {
  const { binary, dir } = await electronRuntime({ say: console.log });
  if (!(await ensureSystem(binary, { tests: true, say: console.log }))) throw new Error('Electron cannot start here');
  const { buildStale } = await import('../build.mjs');
  await buildStale();
  const screen = hasDisplay() ? null : await startXvfb();
  try {
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dir, RTMLABEL_ELECTRON: binary };
    if (screen) env.DISPLAY = screen.display;
    return await work(env);
  } finally {
    // Also ends whatever Electron is left: it loses its screen.
    screen?.stop();
  }
}

/** Runs Playwright's tests; returns its exit code. */
export function playwright(options, env, timeout = LIMIT_MS) {
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  return foreground(process.execPath, [cli, 'test', ...options], { cwd: root, env, timeout });
}

/** Counts of a Playwright JSON report; errors outside any test (a spec that does not load) count as one failure each. */
export function countE2e({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}
