import type { CandidateSet, Detection } from '../../../shared/detection/candidates';
import { decodeEnd2end } from '../../../shared/detection/decodeEnd2end';
import { decodeRaw, type RawLevel } from '../../../shared/detection/decodeRaw';
import { type Letterbox, letterbox } from '../../../shared/geometry/letterbox';
import type { Decode } from '../images/decode';
import type { LevelOutputs } from './kind';
import type { LoadedModel } from './loadModel';
import type { OutputData, Outputs } from './onnxSession';
import { fillInput } from './preprocess';
import { resizeBilinear } from './resize';

/**
 * The way from a picture file to candidates, exactly as MMDetection's test pipeline.
 * @returns a function of the absolute path of a picture; it may throw `image.*` and `model.*`
 */
export function createDetect(
  { info, layout, network }: LoadedModel,
  decode: Decode,
): (file: string) => Promise<Detection> {
  const canvas = info.inputSize;
  const input = new Float32Array(3 * canvas.width * canvas.height);
  return async (file) => {
    const times = [performance.now()];
    const lap = (): void => void times.push(performance.now());
    const pixels = await decode(file);
    lap();
    const box = letterbox(pixels, canvas);
    fillInput(resizeBilinear(pixels, box.resized), canvas, input);
    lap();
    const outputs = await network.run(input, canvas.height, canvas.width);
    lap();
    const candidates =
      layout.kind === 'end2end'
        ? decodeEnd2end(floats(outputs, 'dets'), dataOf(outputs, 'labels'), box, info.scoreFloor)
        : raw(outputs, layout.levels, info, box);
    lap();
    const [t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0] = times;
    const timing = { decode: t1 - t0, resize: t2 - t1, inference: t3 - t2, postprocess: t4 - t3 };
    return { candidates, width: pixels.width, height: pixels.height, timing };
  };
}

function raw(
  outputs: Outputs,
  levels: readonly LevelOutputs[],
  info: LoadedModel['info'],
  box: Letterbox,
): CandidateSet {
  const { classCount, inputSize, kind } = info;
  const maps = levels.map(({ stride, classes, boxes }): RawLevel => {
    const [height, width] = [inputSize.height / stride, inputSize.width / stride];
    const level = { stride, height, width };
    const cells = height * width;
    if (kind === 'raw-nchw') {
      const steps = { classStep: cells, cellStep: 1, boxStep: cells, boxCellStep: 1 };
      return { ...level, classes: floats(outputs, classes), boxes: floats(outputs, boxes), ...steps };
    }
    const map = floats(outputs, classes);
    const depth = classCount + 4;
    const steps = { classStep: 1, cellStep: depth, boxStep: 1, boxCellStep: depth };
    return { ...level, classes: map, boxes: map.subarray(classCount), ...steps };
  });
  return decodeRaw(maps, classCount, box, info.scoreFloor);
}

function dataOf(outputs: Outputs, name: string): OutputData {
  const output = outputs.get(name);
  if (output === undefined) throw new Error(`the model gave no output ${name}`);
  return output.data;
}

const floats = (outputs: Outputs, name: string): Float32Array => dataOf(outputs, name) as Float32Array;
