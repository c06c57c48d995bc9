// npm run check: everything that needs no window, one after the other; says how long each took. The first that fails ends it.
import { spawnSync } from 'node:child_process';

const STAGES = ['check:types', 'check:lint', 'check:size', 'check:words', 'check:licences', 'check:docs', 'test:unit'];

const began = Date.now();
const took = [];
let failed = null;
for (const stage of STAGES) {
  const start = Date.now();
  // npm is a script, which Windows starts by a shell only.
  const { status } = spawnSync('npm', ['run', '-s', stage], { stdio: 'inherit', shell: process.platform === 'win32' });
  took.push(`${stage} ${seconds(start)}`);
  if (status !== 0) {
    failed = stage;
    break;
  }
}
console.log(`${took.join(', ')}; ${seconds(began)} in all`);
if (failed !== null) {
  console.error(`${failed} failed`);
  process.exitCode = 1;
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
