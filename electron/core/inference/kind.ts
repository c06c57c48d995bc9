import type { ModelKind } from '../../../shared/detection/model';

/** An output of one run: name and actual shape. */
export interface Output {
  readonly name: string;
  readonly dims: readonly number[];
}

/** Where one level's maps are among the outputs; for `raw-nhwc` both are the same output. */
export interface LevelOutputs {
  readonly stride: number;
  readonly classes: string;
  readonly boxes: string;
}

export interface Layout {
  readonly kind: ModelKind;
  /** Finest first; empty for `end2end`. */
  readonly levels: readonly LevelOutputs[];
  /** null = not to be seen in the outputs (`end2end`). */
  readonly classCount: number | null;
}

/**
 * Which of the known kinds a model is, judged by the outputs of one run on a canvas of the given size. null = none of them.
 */
export function layoutOf(outputs: readonly Output[], width: number, height: number): Layout | null {
  return end2end(outputs) ?? nchw(outputs, width, height) ?? nhwc(outputs, width, height);
}

function end2end(outputs: readonly Output[]): Layout | null {
  const dets = outputs.find(({ name }) => name === 'dets')?.dims;
  const labels = outputs.find(({ name }) => name === 'labels')?.dims;
  const fits = dets?.length === 3 && dets[2] === 5 && labels?.length === 2 && labels[1] === dets[1];
  return fits ? { kind: 'end2end', levels: [], classCount: null } : null;
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
  const levels = [...byStride].sort(([a], [b]) => a - b).map(([stride, maps]) => pairOf(stride, maps));
  const counts = new Set(levels.map((level) => level?.classCount));
  if (levels.length === 0 || levels.includes(null) || counts.size !== 1) return null;
  const found = levels as readonly (LevelOutputs & { classCount: number })[];
  return { kind: 'raw-nchw', levels: found, classCount: found[0]?.classCount ?? null };
}

/** The box map has four channels. With four classes both maps have: then names decide, or the class map comes first. */
function pairOf(stride: number, maps: readonly Output[]): (LevelOutputs & { classCount: number }) | null {
  const [a, b] = maps;
  if (maps.length !== 2 || a === undefined || b === undefined) return null;
  const isBoxes = ({ name, dims }: Output): boolean => dims[1] === 4 && !/cls|class|score|logit/i.test(name);
  const boxes = isBoxes(b) ? b : isBoxes(a) ? a : b;
  const classes = boxes === b ? a : b;
  if (boxes.dims[1] !== 4) return null;
  return { stride, classes: classes.name, boxes: boxes.name, classCount: classes.dims[1] as number };
}

function nhwc(outputs: readonly Output[], width: number, height: number): Layout | null {
  const levels: LevelOutputs[] = [];
  const channels = new Set<number>();
  for (const { name, dims } of outputs) {
    const stride = dims.length === 4 ? strideOf(dims[1], dims[2], width, height) : null;
    if (stride === null) return null;
    channels.add(dims[3] as number);
    levels.push({ stride, classes: name, boxes: name });
  }
  const [depth] = channels;
  const distinct = new Set(levels.map(({ stride }) => stride)).size === levels.length;
  if (levels.length === 0 || !distinct || channels.size !== 1 || depth === undefined || depth < 5) return null;
  return { kind: 'raw-nhwc', levels: levels.sort((a, b) => a.stride - b.stride), classCount: depth - 4 };
}

/** Shapes in words, for the message of a refused model. */
export const describeShapes = (
  tensors: readonly { readonly name: string; readonly dims: readonly (number | null)[] }[],
): string => tensors.map(({ name, dims }) => `${name} [${dims.map((side) => side ?? '?').join(', ')}]`).join(', ');
