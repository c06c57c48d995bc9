import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Detector } from '../../electron/core/inference/detector';
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
  /** Images before anything is measured. */
  readonly warmUp: number;
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
async function runBatch(detector: Detector, folder: string, count: number): Promise<Cost & { candidates: number }> {
  const state = mkdtempSync(join(folder, '.state-'));
  const cache = await openCandidateStore(state, candidateKey(detector.info));
  const fileOf = (image: string): string => join(folder, image);
  const service = createPredictService({ fileOf, detector, cache, summary: { nmsIou: 0.65, maxPerImage: 300 } });
  const images = Array.from({ length: count }, (_, at) => ({ path: photoName(at), problem: null }));
  let candidates = 0;
  const cost = await costOf(count, async () => {
    const batch = startBatch(
      service,
      images,
      () => undefined,
      (_, { detection }) => {
        candidates += detection.candidates.scores.length;
      },
    );
    const { done, failed } = await batch.ended;
    if (done !== count) throw new Error(`${failed.length} of ${count} images failed`);
  });
  await cache.close();
  rmSync(state, { recursive: true });
  return { ...cost, candidates: Math.round(candidates / count) };
}

/** The network alone: as many threads as the batch has, each over a tensor that is ready. */
async function openBare(model: string, script: string, width: number, threads: number) {
  const workers = Array.from({ length: width }, () => new Worker(script, { workerData: { model, threads } }));
  const heard = (): Promise<unknown> =>
    Promise.all(workers.map((worker) => new Promise((done) => worker.once('message', done))));
  await heard();
  return {
    run(count: number): Promise<Cost> {
      const each = Math.ceil(count / width);
      return costOf(each * width, async () => {
        const ended = heard();
        for (const worker of workers) worker.postMessage(each);
        await ended;
      });
    },
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
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

const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

async function main({ model, workersDir, counts, rounds, warmUp }: Options, script: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'rtmlabel-bench-predict-'));
  try {
    const folder = photoFolder(work, 'photos', Math.max(warmUp, ...counts));
    const detector = await openDetector(model, { workersDir, device: 'cpu', inputSize: null, classNames: null });
    const perRun = Math.max(1, Math.floor(cpus().length / detector.width));
    const bare = await openBare(model, script, detector.width, perRun);
    await bare.run(warmUp);
    const { candidates } = await runBatch(detector, folder, warmUp);
    tell({ threads: detector.width, perRun, candidates });
    // As many runs of the bare loop as the shorter batch has: the figure is one of an image.
    const least = Math.min(...counts);
    for (let round = 0; round < rounds; round++)
      // In turns, so that what else the machine does strikes both.
      for (const count of counts)
        tell({ count, bare: await bare.run(least), batch: await runBatch(detector, folder, count) });
    await bare.close();
    await detector.dispose();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (isMainThread) void main(JSON.parse(process.argv[2] ?? '{}') as Options, process.argv[1] as string);
else void bareThread(workerData as { readonly model: string; readonly threads: number });
