import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../build/bundles.mjs';
import { buildStale } from '../build.mjs';
import { bundleForNode } from './bundle.mjs';
import { median } from './numbers.mjs';

const BUDGET = 0.95;

/**
 * Images of the longer batch as a share of `images`, of the shorter one, and before anything is measured: a network that
 * takes forty times as long gets fewer.
 */
const MODELS = [
  { name: 'nano at 320', share: 1, shorter: 100, warmUp: 80 },
  { name: 'tiny at 640', share: 0.15, shorter: 50, warmUp: 20, variant: 'tiny-80c' },
  { name: 'm at 640', share: 0.05, shorter: 24, warmUp: 12, variant: 'm-80c' },
];
const ROUNDS = 3;

/**
 * Throughput of a batch as a share of what the network alone would do with the same threads on tensors that are ready; at
 * two lengths, since a longer batch must not be slower. Decoding and resizing cost the same beside every network, so the
 * share grows with the network. Both sides are warm and take turns. The share of processor time is judged: by the clock
 * other programs strike one side or the other.
 * @param images length of the longer batch of the smallest model
 * @param only first words of names of models; [] = all
 */
export async function benchPredict({ images, only }) {
  const data = process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data');
  const nano = join(data, 'models/trained-here-rtmdet-nano-80c.rawhead-nchw.onnx');
  if (!existsSync(nano)) {
    console.log(`skipped: no reference data (${data})`);
    return;
  }
  await buildStale(['detector', 'image']);
  const script = await bundleForNode('testing/bench/predict.ts', 'bench-predict');
  const wanted = MODELS.filter(({ name }) => only.length === 0 || only.includes(name.split(' ')[0]));
  for (const { name, share, shorter, warmUp, variant } of wanted) {
    const model = variant === undefined ? nano : await modelOf(variant, join(data, 'golden/formula-weights.json'));
    const counts = [shorter, Math.max(shorter * 2, Math.round(images * share))];
    await measure(script, { name, model, workersDir: join(root, 'out/workers'), counts, rounds: ROUNDS, warmUp });
  }
}

/** A model of formula weights, converted by the app's own converter. */
async function modelOf(variant, golden) {
  const [checkpoint, model] = ['pth', 'onnx'].map((kind) => join(root, 'out/bench', `${variant}.${kind}`));
  const make = await bundleForNode('testing/bench/makeCheckpoint.ts', 'bench-make');
  const convert = await bundleForNode('testing/bench/convert.ts', 'bench-convert');
  execFileSync(process.execPath, [make, golden, variant, checkpoint, 'calm'], { stdio: 'inherit' });
  execFileSync(process.execPath, [convert, 'convert', checkpoint, '', model], { stdio: 'ignore' });
  return model;
}

async function measure(script, { name, ...options }) {
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const rounds = [];
  let facts = {};
  for await (const line of createInterface(child.stdout)) {
    const told = JSON.parse(line);
    if ('threads' in told) facts = told;
    else rounds.push(told);
  }
  const { threads, perRun, candidates } = facts;
  console.log(
    ` ${name}: ${threads} threads of ${perRun} on both sides, ${options.warmUp} images to warm up, ` +
      `median of ${options.rounds} rounds, ${candidates} candidates an image`,
  );
  for (const count of options.counts) {
    const own = rounds.filter((round) => round.count === count);
    const share = (kind) => median(own.map(({ bare, batch }) => bare[kind] / batch[kind]));
    const [wall, cpu] = [share('wall'), share('cpu')];
    const ms = (side) => median(own.map((round) => round[side].cpu)).toFixed(1);
    console.log(
      `  ${count} images: ${wall.toFixed(2)} of the bare network by the clock, ${cpu.toFixed(2)} by processor time ` +
        `(${ms('bare')} of ${ms('batch')} ms an image); budget ${BUDGET}: ${cpu >= BUDGET ? 'within' : 'over'}`,
    );
  }
}
