import type { CandidateSet } from '../../../shared/detection/candidates';
import { decodeEasydeploy } from '../../../shared/detection/decodeEasydeploy';
import { decodeEnd2end } from '../../../shared/detection/decodeEnd2end';
import { decodeRaw } from '../../../shared/detection/decodeRaw';
import { type Letterbox, letterbox } from '../../../shared/geometry/letterbox';
import type { Decode } from '../images/decode';
import type { Pixels } from '../images/pixels';
import type { Detected } from './detector';
import { dataOf, floatsOf, levelsOf } from './levels';
import type { LoadedModel } from './loadModel';
import type { Outputs } from './onnxSession';
import { createFillInput } from './preprocess';
import { type BgrImage, resizeBilinear } from './resize';
import { resizeArea } from './resizeArea';

/**
 * The way from a picture file to candidates, exactly as the test pipeline of MMDetection or MMYOLO, whichever the model
 * comes from.
 * @returns a function of the absolute path of a picture; it may throw `image.*` and `model.*`
 */
export function createDetect(model: LoadedModel, decode: Decode): (file: string) => Promise<Detected> {
  const { info, network } = model;
  const canvas = info.inputSize;
  const input = new Float32Array(3 * canvas.width * canvas.height);
  const scratch = new Uint8Array(input.length);
  const fillInput = createFillInput(model.normalisation);
  const placement = info.flavour === 'mmyolo' ? 'centre' : 'corner';
  return async (file) => {
    const times = [performance.now()];
    const lap = (): void => void times.push(performance.now());
    const pixels = await decode(file);
    lap();
    const box = letterbox(pixels, canvas, placement);
    fillInput(resized(pixels, box, scratch), canvas, box, input);
    lap();
    const outputs = await network.run(input, canvas.height, canvas.width, model.layout.needed);
    lap();
    const candidates = candidatesOf(model, outputs, box);
    lap();
    const [t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0] = times;
    const timing = { decode: t1 - t0, resize: t2 - t1, inference: t3 - t2, postprocess: t4 - t3 };
    return { candidates, width: pixels.width, height: pixels.height, timing, format: pixels.format };
  };
}

/** MMDetection interpolates always; MMYOLO takes means where the picture becomes smaller. */
function resized(pixels: Pixels, { resized: size, placement }: Letterbox, into: Uint8Array): BgrImage {
  const shrinks = size.width < pixels.width || size.height < pixels.height;
  return placement === 'centre' && shrinks ? resizeArea(pixels, size, into) : resizeBilinear(pixels, size, into);
}

function candidatesOf({ info, layout }: LoadedModel, outputs: Outputs, box: Letterbox): CandidateSet {
  const { scoreFloor: floor } = info;
  if (layout.kind === 'end2end') return decodeEnd2end(floatsOf(outputs, 'dets'), dataOf(outputs, 'labels'), box, floor);
  if (layout.kind === 'easydeploy') {
    const count = Number(dataOf(outputs, 'num_dets')[0] ?? 0);
    const [boxes, scores] = [floatsOf(outputs, 'boxes'), floatsOf(outputs, 'scores')];
    return decodeEasydeploy({ count, boxes, scores, labels: dataOf(outputs, 'labels') }, box, floor);
  }
  return decodeRaw(levelsOf(outputs, layout, info), info.classCount, box, floor, info.flavour);
}
