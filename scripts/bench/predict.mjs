import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../build/bundles.mjs';
import { buildStale } from '../build.mjs';
import { bundleForNode } from './bundle.mjs';
import { median } from './numbers.mjs';

const BUDGET = 0.95;

/** Lengths of the two batches as shares of `images`: a network that takes forty times as long gets fewer images. */
const MODELS = [
  { name: 'nano at 320', share: 1 },
  { name: 'tiny at 640', share: 0.1, variant: 'tiny-80c' },
  { name: 'm at 640', share: 0.03, variant: 'm-80c' },
];
const ROUNDS = 3;
/** Formula weights are sure of thousands of boxes; biases lowered by this leave about as many as a trained network does. */
const CALM = 3;

/**
 * Throughput of a batch as a share of what the network alone would do with the same threads on tensors that are ready; at
 * two lengths, since a longer batch must not be slower. Decoding and resizing cost the same beside every network, so the
 * share grows with the network. On a busy machine the share of processor time tells more.
 * @param images length of the longer batch of the smallest model
 */
export async function benchPredict({ images }) {
  const data = process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data');
  const nano = join(data, 'models/trained-here-rtmdet-nano-80c.rawhead-nchw.onnx');
  if (!existsSync(nano)) {
    console.log(`skipped: no reference data (${data})`);
    return;
  }
  await buildStale(['detector', 'image']);
  const script = await bundleForNode('testing/bench/predict.ts', 'bench-predict');
  for (const { name, share, variant } of MODELS) {
    const model = variant === undefined ? nano : await modelOf(variant, join(data, 'golden/formula-weights.json'));
    const longer = Math.max(10, Math.round(images * share));
    const counts = [Math.max(4, Math.round(longer / 10)), longer];
    console.log(` ${name}`);
    await measure(script, { model, workersDir: join(root, 'out/workers'), counts, rounds: ROUNDS });
  }
}

/** A model of formula weights, converted by the app's own converter. */
async function modelOf(variant, golden) {
  const [checkpoint, model] = ['pth', 'onnx'].map((kind) => join(root, 'out/bench', `${variant}.${kind}`));
  const make = await bundleForNode('testing/bench/makeCheckpoint.ts', 'bench-make');
  const convert = await bundleForNode('testing/bench/convert.ts', 'bench-convert');
  execFileSync(process.execPath, [make, golden, variant, checkpoint, String(CALM)], { stdio: 'inherit' });
  execFileSync(process.execPath, [convert, 'convert', checkpoint, '', model], { stdio: 'ignore' });
  return model;
}

async function measure(script, options) {
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const rounds = [];
  for await (const line of createInterface(child.stdout)) rounds.push(JSON.parse(line));
  for (const count of options.counts) {
    const own = rounds.filter((round) => round.count === count);
    const share = (kind) => median(own.map(({ bare, batch }) => bare[kind] / batch[kind]));
    const [wall, cpu] = [share('wall'), share('cpu')];
    const ms = median(own.map(({ batch }) => batch.cpu));
    console.log(
      `  ${count} images: ${wall.toFixed(2)} of the bare network by the clock, ${cpu.toFixed(2)} by processor time ` +
        `(${ms.toFixed(0)} ms an image); budget ${BUDGET}: ${Math.max(wall, cpu) >= BUDGET ? 'within' : 'over'}`,
    );
  }
}
