// npm run bench [-- NAME...] [--minutes N]: measures, never judges by itself; figures are ratios of one run where a machine
// matters. `--minutes`: how long `serve` is under load.
import { parseArgs } from 'node:util';
import { benchConvert } from './bench/convert.mjs';
import { benchServe } from './bench/serve.mjs';

const BENCHES = { convert: benchConvert, serve: benchServe };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '1' } },
});
const unknown = positionals.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No such measurement: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
  console.log(`=== ${name}`);
  await BENCHES[name]({ minutes: Number(values.minutes) });
}
