// npm run bench [-- NAME...] [--minutes N] [--only A,B]: measures, never judges by itself; figures are ratios of one run where
// a machine matters. `--minutes`: how long `serve` is under load. `--only`: these measurements of `ui`.
import { parseArgs } from 'node:util';
import { benchConvert } from './bench/convert.mjs';
import { benchServe } from './bench/serve.mjs';
import { benchUi } from './bench/ui.mjs';

const BENCHES = { convert: benchConvert, serve: benchServe, ui: benchUi };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
});
const unknown = positionals.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No such measurement: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
  console.log(`=== ${name}`);
  await BENCHES[name]({ minutes: Number(values.minutes), only: values.only.split(',').filter((one) => one !== '') });
}
