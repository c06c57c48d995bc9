// npm run effort [-- --images N] [--json FILE] [--show NAME]: how long labelling takes a person, by the keystroke-level model,
// from the keys and the mouse of a scripted expert in real windows. See e2e/effort/README.md.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './build/bundles.mjs';
import { printActs, printSet, printTogether, showImage } from './effort/print.mjs';
import { playwright, withElectron } from './test/e2e.mjs';

const HOUR_MS = 3_600_000;
const OUT = join(root, 'out/effort');
const PARTS = ['acts', 'coco128_32', 'coco'];

const { values } = parseArgs({
  options: { images: { type: 'string' }, json: { type: 'string' }, show: { type: 'string' } },
});
const images = values.images === undefined ? null : Number(values.images);
if (images !== null && !(Number.isInteger(images) && images > 0)) {
  console.error('--images wants a number of photographs, at least 1.');
  process.exit(1);
}
const data = process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data');
if (!existsSync(join(data, 'coco128_32'))) {
  console.error(`No reference data (${data}); say where it is with RTMLABEL_TEST_DATA.`);
  process.exit(1);
}

rmSync(OUT, { recursive: true, force: true });
const code = await withElectron((env) => {
  const limited = images === null ? env : { ...env, RTMLABEL_EFFORT_IMAGES: String(images) };
  return playwright(['--config', 'e2e/effort/playwright.config.ts', '--reporter=list'], limited, HOUR_MS);
});
const read = (part) => {
  const file = join(OUT, `${part}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
};
const results = Object.fromEntries(PARTS.map((part) => [part, read(part)]));
if (results.acts !== null) printActs(results.acts);
for (const set of PARTS.slice(1)) if (results[set] !== null) printSet(set, results[set]);
printTogether(PARTS.slice(1).flatMap((set) => results[set] ?? []));
if (values.show !== undefined) showImage(results, values.show);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 1)}\n`);
process.exitCode = code;
