import type { DeviceName, ModelInfo } from '../../../shared/detection/model';
import { fail } from '../../../shared/failure/failure';
import { namesBeside, namesInMetadata } from './classNames';
import { bakedIn } from './end2endGraph';
import { type Inspected, inputSizeOf, inspectModel, versionOf } from './inspect';
import { describeShapes, type Layout, layoutOf } from './kind';
import { loadNetwork, type Network } from './onnxSession';

/** No candidate below this is stored. */
export const STORAGE_FLOOR = 0.05;

export interface LoadOptions {
  readonly device: DeviceName;
  readonly inputSize: number | null;
  readonly classNames: readonly string[] | null;
  /** Threads inside one run. */
  readonly threads: number;
}

export interface LoadedModel {
  readonly info: ModelInfo;
  readonly layout: Layout;
  readonly network: Network;
}

/**
 * Loads an ONNX model and finds out what it is: runs it once on an empty picture and looks at what comes out, which also
 * warms it up.
 * @throws AppError `model.*`
 */
export async function loadModel(file: string, options: LoadOptions): Promise<LoadedModel> {
  const inspected = await inspectModel(file);
  const { width, height, dynamic } = inputSizeOf(inspected, options.inputSize);
  const { input, onnx } = inspected;
  const network = await loadNetwork(file, input.name, onnx.outputs, options.device, options.threads);
  const layout = await tryOut(inspected, network, width, height);
  const baked = layout.kind === 'end2end' ? bakedIn(onnx) : null;
  const counted = layout.classCount ?? baked?.classCount ?? null;
  const { names, from } = await classNamesOf(inspected, counted, options.classNames);
  const classCount = counted ?? names?.length ?? 0;
  const info: ModelInfo = {
    name: inspected.name,
    version: versionOf(inspected.name, inspected.sha256, classCount, names),
    sha256: inspected.sha256,
    kind: layout.kind,
    inputSize: { width, height },
    dynamicInput: dynamic,
    strides: layout.levels.map(({ stride }) => stride),
    classCount,
    classNames: names,
    classNamesFrom: from,
    scoreFloor: Math.max(STORAGE_FLOOR, baked?.scoreFloor ?? 0),
    bakedIou: baked?.iou ?? null,
  };
  return { info, layout, network };
}

async function tryOut({ file, onnx }: Inspected, network: Network, width: number, height: number): Promise<Layout> {
  const empty = new Float32Array(3 * width * height);
  const outputs = await network.run(empty, height, width).catch((thrown: unknown) => {
    throw fail('model.unloadable', { file, reason: thrown instanceof Error ? thrown.message : String(thrown) });
  });
  const shapes = onnx.outputs.map((name) => ({ name, dims: outputs.get(name)?.dims ?? [] }));
  const layout = layoutOf(shapes, width, height);
  if (layout === null) throw fail('model.unknownKind', { file, found: describeShapes(shapes) });
  return layout;
}

type Names = { readonly names: readonly string[] | null; readonly from: ModelInfo['classNamesFrom'] };

async function classNamesOf(
  { file, onnx }: Inspected,
  count: number | null,
  given: readonly string[] | null,
): Promise<Names> {
  if (given !== null) {
    if (count !== null && given.length !== count)
      throw fail('model.classNames', { file, expected: count, found: given.length });
    return { names: given, from: 'user' };
  }
  const inside = namesInMetadata(onnx.metadata);
  if (inside !== null && (count === null || inside.length === count)) return { names: inside, from: 'metadata' };
  const beside = await namesBeside(file, count);
  return beside === null ? { names: null, from: null } : { names: beside, from: 'sidecar' };
}
