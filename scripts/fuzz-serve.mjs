// npm run fuzz:serve -- [--runs 20000] [--seed 1] [--seconds N] [--only INDEX]
// Sends damaged and hostile requests to `rtmlabel serve`, running with a real model in a process of its own, and looks for
// undocumented answers, crashes, memory and files on disk. The same seed gives the same inputs (but for port numbers).
// Inputs with findings are kept in out/fuzz-serve; the exit code is then 1. Nothing leaves this machine.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleForNode } from './bench/bundle.mjs';
import { bundles, root } from './build/bundles.mjs';
import { buildStale } from './build.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '1e9' },
    only: { type: 'string' },
  },
});
const data = process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data');
if (!existsSync(join(data, 'models'))) {
  console.log(`skipped: no reference data (${data})`);
  process.exit(0);
}
await buildStale(['headless', 'detector', 'image', 'import']);
const probe = await bundleForNode('testing/labelstudio/load/probe.ts', 'probe');
const run = await bundleForNode('testing/labelstudio/fuzz/run.ts', 'fuzz-serve');
const first = values.only === undefined ? 0 : Number(values.only);
const options = {
  seed: Number(values.seed),
  first,
  last: values.only === undefined ? Number(values.runs) : first + 1,
  seconds: Number(values.seconds),
  data,
  out: join(root, 'out/fuzz-serve'),
  command: join(root, bundles.headless.out),
  probe,
};
const child = spawn(process.execPath, [run, JSON.stringify(options)], { stdio: 'inherit' });
process.on('exit', () => child.kill('SIGKILL'));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
child.once('exit', (code) => process.exit(code ?? 1));
