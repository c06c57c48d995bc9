import type { ModelKind } from '../../../shared/detection/model';

/** An output of one run: name and actual shape. */
export interface Output {
  readonly name: string;
  readonly dims: readonly number[];
}

/** Where one level's maps are among the outputs; for `raw-nhwc` classes and boxes are the same output. */
export interface LevelOutputs {
  readonly stride: number;
  readonly classes: string;
  readonly boxes: string;
  /** null = the head has none. */
  readonly objectness: string | null;
  /** Unit of the distances: pixels of the network's input, or cells of this level. */
  readonly boxesIn: 'pixels' | 'cells';
}

export interface Layout {
  readonly kind: ModelKind;
  /** Finest first; empty when NMS is inside. */
  readonly levels: readonly LevelOutputs[];
  /** null = not to be seen in the outputs: NMS is inside. */
  readonly classCount: number | null;
  /** Outputs to fetch in each run; masks and the like are left where they are. */
  readonly needed: readonly string[];
}

/**
 * Which of the known kinds a model is, judged by the outputs of one run on a canvas of the given size. null = none of them.
 */
export function layoutOf(outputs: readonly Output[], width: number, height: number): Layout | null {
  return end2end(outputs) ?? easydeploy(outputs) ?? nchw(outputs, width, height) ?? nhwc(outputs, width, height);
}

function end2end(outputs: readonly Output[]): Layout | null {
  const dets = outputs.find(({ name }) => name === 'dets')?.dims;
  const labels = outputs.find(({ name }) => name === 'labels')?.dims;
  const fits = dets?.length === 3 && dets[2] === 5 && labels?.length === 2 && labels[1] === dets[1];
  return fits ? { kind: 'end2end', levels: [], classCount: null, needed: ['dets', 'labels'] } : null;
}

function easydeploy(outputs: readonly Output[]): Layout | null {
  const dims = (name: string): readonly number[] => outputs.find((output) => output.name === name)?.dims ?? [];
  const [boxes, scores, labels] = [dims('boxes'), dims('scores'), dims('labels')];
  const count = boxes[1];
  const fits =
    dims('num_dets').length > 0 &&
    boxes.length === 3 &&
    boxes[2] === 4 &&
    [scores, labels].every((one) => one.length === 2 && one[1] === count);
  if (!fits) return null;
  return { kind: 'easydeploy', levels: [], classCount: null, needed: ['num_dets', 'boxes', 'scores', 'labels'] };
}

/** Cells per side divide the canvas by one whole stride in both directions. */
function strideOf(rows: number | undefined, columns: number | undefined, width: number, height: number): number | null {
  if (!rows || !columns) return null;
  const stride = height / rows;
  return Number.isInteger(stride) && stride >= 4 && stride * columns === width ? stride : null;
}

function nchw(outputs: readonly Output[], width: number, height: number): Layout | null {
  const byStride = new Map<number, Output[]>();
  for (const output of outputs) {
    const stride = output.dims.length === 4 ? strideOf(output.dims[2], output.dims[3], width, height) : null;
    if (stride === null) return null;
    byStride.set(stride, [...(byStride.get(stride) ?? []), output]);
  }
  const levels = [...byStride].sort(([a], [b]) => a - b).map(([stride, maps]) => levelOf(stride, maps));
  const counts = new Set(levels.map((level) => level?.classCount));
  const withObjectness = new Set(levels.map((level) => level !== null && level.outputs.objectness !== null));
  if (levels.length === 0 || levels.includes(null) || counts.size !== 1 || withObjectness.size !== 1) return null;
  const [classCount = null] = counts;
  const found = levels.flatMap((level) => (level === null ? [] : [level.outputs]));
  return { kind: 'raw-nchw', levels: found, classCount, needed: outputs.map(({ name }) => name) };
}

interface Level {
  readonly outputs: LevelOutputs;
  readonly classCount: number;
}

/**
 * Class and box map, and objectness where a name says so (another map of one channel may be an angle). The box map has four
 * channels. With four classes both have: then names decide, or the class map comes first.
 */
function levelOf(stride: number, maps: readonly Output[]): Level | null {
  const objectness = maps.length === 3 ? maps.find(({ name, dims }) => dims[1] === 1 && /obj/i.test(name)) : undefined;
  const [a, b, ...more] = maps.filter((map) => map !== objectness);
  if (a === undefined || b === undefined || more.length > 0) return null;
  const isBoxes = ({ name, dims }: Output): boolean => dims[1] === 4 && !/cls|class|score|logit/i.test(name);
  const boxes = isBoxes(b) ? b : isBoxes(a) ? a : b;
  const classes = boxes === b ? a : b;
  if (boxes.dims[1] !== 4) return null;
  return {
    outputs: {
      stride,
      classes: classes.name,
      boxes: boxes.name,
      objectness: objectness?.name ?? null,
      boxesIn: 'pixels',
    },
    classCount: classes.dims[1] as number,
  };
}

function nhwc(outputs: readonly Output[], width: number, height: number): Layout | null {
  const levels: LevelOutputs[] = [];
  const channels = new Set<number>();
  for (const { name, dims } of outputs) {
    const stride = dims.length === 4 ? strideOf(dims[1], dims[2], width, height) : null;
    if (stride === null) return null;
    channels.add(dims[3] as number);
    levels.push({ stride, classes: name, boxes: name, objectness: null, boxesIn: 'pixels' });
  }
  const [depth] = channels;
  const distinct = new Set(levels.map(({ stride }) => stride)).size === levels.length;
  if (levels.length === 0 || !distinct || channels.size !== 1 || depth === undefined || depth < 5) return null;
  const needed = outputs.map(({ name }) => name);
  return { kind: 'raw-nhwc', levels: levels.sort((a, b) => a.stride - b.stride), classCount: depth - 4, needed };
}

/** Shapes in words, for the message of a refused model. */
export const describeShapes = (
  tensors: readonly { readonly name: string; readonly dims: readonly (number | null)[] }[],
): string => tensors.map(({ name, dims }) => `${name} [${dims.map((side) => side ?? '?').join(', ')}]`).join(', ');
