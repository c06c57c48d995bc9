import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { loadModel } from '../../electron/core/inference/loadModel';
import { openDetector } from '../../electron/core/inference/openDetector';
import { startBatch } from '../../electron/core/predict/batch';
import { createPredictService } from '../../electron/core/predict/service';
import { candidateKey, openCandidateStore } from '../../electron/core/storage/candidateStore';
import { photoFolder, photoName } from './ui/pictures';

interface Options {
  readonly model: string;
  readonly workersDir: string;
  readonly counts: readonly number[];
  readonly rounds: number;
}

/** Milliseconds by the clock and of the processor, all threads together, for one image. */
interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

async function costOf(images: number, work: () => Promise<unknown>): Promise<Cost> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - began) / images, cpu: (user + system) / 1000 / images };
}

/** The window's own way from a folder to stored candidates. */
async function batchCost({ model, workersDir }: Options, folder: string, count: number): Promise<Cost> {
  const detector = await openDetector(model, { workersDir, device: 'cpu', inputSize: null, classNames: null });
  const state = mkdtempSync(join(folder, '.state-'));
  const cache = await openCandidateStore(state, candidateKey(detector.info));
  const fileOf = (image: string): string => join(folder, image);
  const service = createPredictService({ fileOf, detector, cache, summary: { nmsIou: 0.65, maxPerImage: 300 } });
  const images = Array.from({ length: count }, (_, at) => ({ path: photoName(at), problem: null }));
  const cost = await costOf(count, async () => {
    const { done, failed } = await startBatch(service, images, () => undefined).ended;
    if (done !== count) throw new Error(`${failed.length} of ${count} images failed`);
  });
  await cache.close();
  await detector.dispose();
  rmSync(state, { recursive: true });
  return cost;
}

/** The network alone: as many threads as the batch has, each over a tensor that is ready. */
async function bareCost({ model }: Options, script: string, count: number): Promise<Cost> {
  const cores = Math.max(1, cpus().length);
  const threads = Math.min(4, cores);
  const workers = Array.from(
    { length: threads },
    () => new Worker(script, { workerData: { model, threads: Math.max(1, Math.floor(cores / threads)) } }),
  );
  const heard = (): Promise<unknown> =>
    Promise.all(workers.map((worker) => new Promise((done) => worker.once('message', done))));
  await heard();
  const each = Math.ceil(count / threads);
  const cost = await costOf(each * threads, async () => {
    const ended = heard();
    for (const worker of workers) worker.postMessage(each);
    await ended;
  });
  await Promise.all(workers.map((worker) => worker.terminate()));
  return cost;
}

/** A thread of the bare loop. */
async function bareThread({ model, threads }: { readonly model: string; readonly threads: number }): Promise<void> {
  const { network, info } = await loadModel(model, { device: 'cpu', inputSize: null, classNames: null, threads });
  const { width, height } = info.inputSize;
  const tensor = Float32Array.from({ length: 3 * width * height }, (_, at) => Math.sin(at));
  parentPort?.on('message', (runs: number) => {
    void (async () => {
      for (let run = 0; run < runs; run++) await network.run(tensor, height, width);
      parentPort?.postMessage('done');
    })();
  });
  parentPort?.postMessage('ready');
}

async function main(options: Options): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'rtmlabel-bench-predict-'));
  try {
    const most = Math.max(...options.counts);
    const folder = photoFolder(work, 'photos', most);
    const [least = most] = options.counts;
    for (let round = 0; round < options.rounds; round++)
      for (const count of options.counts) {
        // Side by side in time, so that what else the machine does strikes both.
        const bare = await bareCost(options, process.argv[1] as string, least);
        const batch = await batchCost(options, folder, count);
        process.stdout.write(`${JSON.stringify({ count, bare, batch })}\n`);
      }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (isMainThread) void main(JSON.parse(process.argv[2] ?? '{}') as Options);
else void bareThread(workerData as { readonly model: string; readonly threads: number });
