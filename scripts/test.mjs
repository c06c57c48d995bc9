// npm test: unit tests, then the real app in Electron. `--unit` and `--e2e` choose; with one of them, further arguments go to its runner.
// The last line is always `N passed, N failed`.
import { runE2e } from './test/e2e.mjs';
import { runUnit } from './test/unit.mjs';

const STAGES = { '--unit': ['unit tests', runUnit], '--e2e': ['tests of the app', runE2e] };

const given = process.argv.slice(2);
const chosen = Object.keys(STAGES).filter((flag) => given.includes(flag));
const flags = chosen.length > 0 ? chosen : Object.keys(STAGES);
const rest = flags.length === 1 ? given.filter((argument) => !(argument in STAGES)) : [];

const sum = { passed: 0, failed: 0, skipped: 0 };
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => (interrupted = true));
for (const flag of flags) {
  if (interrupted) break;
  const counts = await runStage(...STAGES[flag]);
  for (const key of Object.keys(sum)) sum[key] += counts[key];
}
if (interrupted) sum.failed++;
if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 ? 1 : 0);

/** A stage that breaks down counts as one failure more, whatever it managed before. */
async function runStage(name, work) {
  const began = Date.now();
  console.log(`--- ${name}`);
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = await work(rest);
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    counts.failed++;
  }
  const { passed, failed, skipped } = counts;
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`--- ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`);
  return counts;
}
