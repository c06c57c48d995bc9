import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../build/bundles.mjs';
import { buildStale } from '../build.mjs';
import { bundleForNode } from './bundle.mjs';
import { median } from './numbers.mjs';

const ROUNDS = 3;
const MB = 1e6;

/**
 * Checkpoint to model, for formula weights of m and x. Budgets: m is a usable model within 3 s; converting needs at most
 * twice the file's size in memory.
 */
export async function benchConvert() {
  const golden = join(process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data'), 'golden/formula-weights.json');
  if (!existsSync(golden)) {
    console.log(`skipped: no reference data (${golden})`);
    return;
  }
  await buildStale(['import']);
  const make = await bundleForNode('testing/bench/makeCheckpoint.ts', 'bench-make');
  const measure = await bundleForNode('testing/bench/convert.ts', 'bench-convert');
  const folder = join(root, 'out/bench');
  mkdirSync(folder, { recursive: true });
  for (const variant of ['m-80c', 'x-80c']) {
    const file = join(folder, `${variant}.pth`);
    execFileSync(process.execPath, [make, golden, variant, file], { stdio: 'inherit' });
    const best = {};
    for (let round = 0; round < ROUNDS; round++)
      for (const mode of ['read', 'convert', 'import']) {
        const out = execFileSync(process.execPath, [measure, mode, file, join(root, 'out/workers')], {
          encoding: 'utf8',
        });
        const figures = JSON.parse(out);
        best[mode] = [...(best[mode] ?? []), figures];
      }
    print(variant, best);
    rmSync(file);
  }
}

function print(variant, runs) {
  const bytes = runs.read[0].bytes;
  console.log(`RTMDet ${variant}: file of ${(bytes / MB).toFixed(1)} MB, medians of ${ROUNDS}`);
  const read = median(runs.read.map(({ ms }) => ms));
  for (const [mode, what] of [
    ['read', 'hash of the file alone'],
    ['convert', 'checkpoint to ONNX file'],
    ['import', 'checkpoint to a model, loaded and run on a test picture'],
  ]) {
    const ms = median(runs[mode].map((run) => run.ms));
    const peak = Math.max(...runs[mode].map((run) => run.peak));
    const ratios = `${(ms / read).toFixed(1)} × reading, memory ${(peak / bytes).toFixed(2)} × the file`;
    console.log(`  ${what}: ${(ms / 1000).toFixed(2)} s (${ratios}, ${(peak / MB).toFixed(0)} MB)`);
  }
}
