// npm run bench [-- NAME...] [--minutes N] [--only A,B] [--images N]: measures, never judges by itself; figures are ratios of
// one run where a machine matters. `--minutes`: how long `serve` is under load. `--only`: these measurements of `ui`, models of `predict`.
// `--images`: length of the longer batch of `predict`.
import { parseArgs } from 'node:util';
import { benchConvert } from './bench/convert.mjs';
import { benchPredict } from './bench/predict.mjs';
import { benchServe } from './bench/serve.mjs';
import { benchUi } from './bench/ui.mjs';

const BENCHES = { convert: benchConvert, predict: benchPredict, serve: benchServe, ui: benchUi };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    images: { type: 'string', default: '1000' },
  },
});
const settings = {
  minutes: Number(values.minutes),
  only: values.only.split(',').filter((one) => one !== ''),
  images: Number(values.images),
};
const unknown = positionals.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No such measurement: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
  console.log(`=== ${name}`);
  await BENCHES[name](settings);
}
