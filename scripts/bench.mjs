// npm run bench [-- NAME...]: measures, never judges by itself; figures are ratios of one run where a machine matters.
import { benchConvert } from './bench/convert.mjs';

const BENCHES = { convert: benchConvert };

const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No such measurement: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}
for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) {
  console.log(`=== ${name}`);
  await BENCHES[name]();
}
