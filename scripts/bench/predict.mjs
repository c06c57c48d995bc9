import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../build/bundles.mjs';
import { buildStale } from '../build.mjs';
import { bundleForNode } from './bundle.mjs';
import { median } from './numbers.mjs';

const BUDGET = 0.95;

/**
 * Throughput of a batch as a share of what the network alone would do with the same threads on tensors that are ready; at
 * two lengths, since a longer batch must not be slower. On a busy machine the share of processor time tells more.
 * @param images length of the longer batch
 */
export async function benchPredict({ images }) {
  const data = process.env.RTMLABEL_TEST_DATA ?? resolve(root, '../shared/data');
  const model = join(data, 'models/trained-here-rtmdet-nano-80c.rawhead-nchw.onnx');
  if (!existsSync(model)) {
    console.log(`skipped: no reference data (${data})`);
    return;
  }
  await buildStale(['detector', 'image']);
  const script = await bundleForNode('testing/bench/predict.ts', 'bench-predict');
  const options = { model, workersDir: join(root, 'out/workers'), counts: [100, images], rounds: 3 };
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
