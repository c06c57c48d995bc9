import { join } from 'node:path';
import { root } from '../build/bundles.mjs';
import { foreground } from '../runtime/run.mjs';
import { clearReport, readReport, withExitCode } from './report.mjs';

const REPORT = join(root, 'out/test/unit.json');
const LIMIT_MS = 15 * 60_000;

/** Runs Vitest; returns how many tests passed, failed and were skipped. */
export async function runUnit(rest) {
  clearReport(REPORT);
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const code = await foreground(process.execPath, [vitest, 'run', ...reporters, ...rest], {
    cwd: root,
    timeout: LIMIT_MS,
  });
  const report = readReport(REPORT);
  if (report === null) throw new Error(`vitest wrote no report (code ${code})`);
  return withExitCode(countUnit(report), code, 'vitest');
}

/** Counts of a Vitest JSON report. A test file that could not even be loaded has no tests and counts as one failure. */
export function countUnit(report) {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}
