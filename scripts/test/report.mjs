import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Removes the report of an earlier run, which must not be mistaken for this one's. */
export function clearReport(file) {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
}

/** Parsed JSON report, or null when the runner ended without writing one. */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A runner that ends badly although no test failed (it crashed, or ran past its time) has failed once. */
export function withExitCode(counts, code, name) {
  if (code === 0 || counts.failed > 0) return counts;
  console.error(`${name} ended with code ${code}`);
  return { ...counts, failed: 1 };
}
