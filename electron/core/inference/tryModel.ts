import { cpus } from 'node:os';
import type { ModelInfo } from '../../../shared/detection/model';
import { levelsOf } from './levels';
import { type LoadedModel, loadModel } from './loadModel';
import type { Outputs } from './onnxSession';
import { createFillInput } from './preprocess';
import { testPicture } from './testPicture';

/** What a trial run says of a model. */
export interface TriedModel {
  readonly info: ModelInfo;
  /** Median of the timed runs: inference alone, one picture, on the cpu with all cores. */
  readonly msPerImage: number;
  /**
   * Box map of the finest level for the test picture: planes l, t, r, b, each row-major, in pixels of the network's input.
   * null for kinds that have no raw maps.
   */
  readonly firstLevelReg: Float32Array | null;
  /** Stride of that level in pixels; null as above. */
  readonly firstStride: number | null;
  /** File beside the model that holds weights of it; null = the model is one file. */
  readonly weightsBeside: string | null;
}

/**
 * Loads a model in the calling thread and runs it on the test picture. It blocks: call it in a worker thread.
 * @param file absolute path of an ONNX model
 * @param runs how many runs are timed, at least 1
 * @throws AppError `model.*`
 */
export async function tryModel(file: string, { runs }: { readonly runs: number }): Promise<TriedModel> {
  const threads = Math.max(1, cpus().length);
  const model = await loadModel(file, { device: 'cpu', inputSize: null, classNames: null, threads });
  try {
    const { info, layout, network, normalisation } = model;
    const { width, height } = info.inputSize;
    const input = new Float32Array(3 * width * height);
    createFillInput(normalisation)(testPicture(info.inputSize), info.inputSize, { left: 0, top: 0 }, input);
    // Loading has run it once, so it is warm.
    let outputs: Outputs = new Map();
    const times: number[] = [];
    for (let run = 0; run < Math.max(1, runs); run++) {
      const started = performance.now();
      outputs = await network.run(input, height, width, layout.needed);
      times.push(performance.now() - started);
    }
    return { info, msPerImage: median(times), weightsBeside: model.weightsBeside, ...firstLevel(model, outputs) };
  } finally {
    await model.network.release();
  }
}

function firstLevel(
  { info, layout }: LoadedModel,
  outputs: Outputs,
): Pick<TriedModel, 'firstLevelReg' | 'firstStride'> {
  const [level] = levelsOf(outputs, layout, info);
  if (level === undefined) return { firstLevelReg: null, firstStride: null };
  const { width, height, stride, boxes, boxStep, boxCellStep, boxUnit } = level;
  const cells = width * height;
  const firstLevelReg = new Float32Array(4 * cells);
  for (let k = 0; k < 4; k++)
    for (let cell = 0; cell < cells; cell++)
      firstLevelReg[k * cells + cell] = (boxes[k * boxStep + cell * boxCellStep] as number) * boxUnit;
  return { firstLevelReg, firstStride: stride };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}
