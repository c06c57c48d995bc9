import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { normalisedName } from '../../../shared/dataset/className';
import { COCO_CLASSES } from '../../../shared/detection/cocoClasses';
import { fail } from '../../../shared/failure/failure';
import { type Declared, declaredIn } from './declared';
import { describeShapes } from './kind';
import { type OnnxFile, readOnnx, type Shape } from './onnxFile';

/** A model file before anything was run. */
export interface Inspected {
  readonly file: string;
  readonly name: string;
  readonly sha256: string;
  readonly onnx: OnnxFile;
  readonly declared: Declared;
  readonly input: { readonly name: string; readonly width: number | null; readonly height: number | null };
}

/**
 * Reads a model file: its hash, its input and what its metadata says.
 * @throws AppError `model.notFound`, `model.unloadable`, `model.unknownKind`
 */
export async function inspectModel(file: string): Promise<Inspected> {
  const bytes = await readFile(file).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') throw fail('model.notFound', { file });
    throw fail('model.unloadable', { file, reason: thrown.message });
  });
  let onnx: OnnxFile;
  try {
    onnx = readOnnx(bytes);
  } catch (thrown) {
    throw fail('model.unloadable', { file, reason: thrown instanceof Error ? thrown.message : String(thrown) });
  }
  const [input] = onnx.inputs;
  if (input === undefined || onnx.inputs.length !== 1 || !isPicture(input.shape))
    throw fail('model.unknownKind', { file, found: found(onnx) });
  const [, , height = null, width = null] = input.shape;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    file,
    name: basename(file, extname(file)),
    sha256,
    onnx,
    declared: declaredIn(onnx.metadata),
    input: { name: input.name, width, height },
  };
}

/** N x 3 x H x W; free sides are fine. */
const isPicture = (shape: Shape): boolean =>
  shape.length === 4 && (shape[1] === 3 || shape[1] === null) && (shape[0] === 1 || shape[0] === null);

const found = (onnx: OnnxFile): string =>
  `${describeShapes(onnx.inputs.map(({ name, shape }) => ({ name, dims: shape })))} → ${onnx.outputs.join(', ')}`;

/** Network input used when the file leaves its size open and nobody asked for another: RTMDet's test size. */
const USUAL_SIZE = 640;
/** Largest stride of RTMDet up to size x; P6 models have 64 and say so in metadata, or their size is fixed. */
const USUAL_MULTIPLE = 32;

/**
 * The size to feed: the graph's own, else the wanted one, else metadata `input_size`, else 640.
 * @param wanted square side asked for, or null
 * @throws AppError `model.inputSize` when the model cannot take the wanted size
 */
export function inputSizeOf(
  { file, input, declared }: Inspected,
  wanted: number | null,
): { readonly width: number; readonly height: number; readonly dynamic: boolean } {
  const side = wanted ?? declared.inputSize ?? USUAL_SIZE;
  const multiple = Math.max(0, ...declared.strides) || USUAL_MULTIPLE;
  const [width, height] = [input.width ?? side, input.height ?? side];
  const dynamic = input.width === null && input.height === null;
  if (wanted !== null && (width !== wanted || height !== wanted))
    throw fail('model.inputSize', { file, size: `${wanted}`, expected: `${width} × ${height}` });
  if (dynamic && (side % multiple !== 0 || side < multiple))
    throw fail('model.inputSize', { file, size: `${side}`, expected: `${multiple} × n` });
  return { width, height, dynamic };
}

/** Decision 9: stable, changes only with weights or classes. */
export function versionOf(name: string, sha256: string, classCount: number, names: readonly string[] | null): string {
  const coco = names?.length === 80 && COCO_CLASSES.every((one, at) => sameName(one.name, names[at]));
  return `${name}-${coco ? 'coco80' : `${classCount}c`}-${sha256.slice(0, 8)}`;
}

const sameName = (a: string, b: string | undefined): boolean => normalisedName(a) === normalisedName(b ?? '');
