import type { DeviceName, Flavour, ModelInfo } from '../../../shared/detection/model';
import { fail } from '../../../shared/failure/failure';
import { withBoxUnits } from './boxUnits';
import { namesBeside, namesInMetadata } from './classNames';
import { type Normalisation, preprocessingOf } from './declared';
import { bakedIn, isOtherFamily, pluginIn } from './exportGraph';
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
  /** Shown name; else that of the file. */
  readonly name?: string | null;
  /** SHA-256 the file must have; null = any. */
  readonly sha256?: string | null;
}

export interface LoadedModel {
  readonly info: ModelInfo;
  readonly layout: Layout;
  readonly normalisation: Normalisation;
  readonly network: Network;
  /** File beside the model that holds weights of it; null = the model is one file. */
  readonly weightsBeside: string | null;
}

/**
 * Loads an ONNX model and finds out what it is: runs it once on an empty picture and looks at what comes out, which also
 * warms it up.
 * @throws AppError `model.*`, `models.changed`
 */
export async function loadModel(file: string, options: LoadOptions): Promise<LoadedModel> {
  const inspected = await inspectModel(file);
  const name = options.name ?? inspected.name;
  if ((options.sha256 ?? inspected.sha256) !== inspected.sha256) throw fail('models.changed', { name });
  const { width, height, dynamic } = inputSizeOf(inspected, options.inputSize);
  const { declared, onnx } = inspected;
  const network = await networkOf(inspected, options);
  const layout = await tryOut(inspected, network, width, height);
  const hasNms = layout.kind === 'end2end' || layout.kind === 'easydeploy';
  const baked = hasNms ? bakedIn(onnx) : null;
  const flavour = declared.flavour ?? usualFlavour(layout);
  const counted = layout.classCount ?? baked?.classCount ?? null;
  const { names, from } = await classNamesOf(inspected, counted, options.classNames);
  const classCount = counted ?? names?.length ?? 0;
  const info: ModelInfo = {
    name,
    version: versionOf(inspected.name, inspected.sha256, classCount, names),
    sha256: inspected.sha256,
    kind: layout.kind,
    flavour,
    architecture: declared.architecture,
    preprocessing: preprocessingOf(flavour, declared.normalisation),
    inputSize: { width, height },
    dynamicInput: dynamic,
    strides: layout.levels.map(({ stride }) => stride),
    classCount,
    classNames: names,
    classNamesFrom: from,
    scoreFloor: Math.max(STORAGE_FLOOR, baked?.scoreFloor ?? 0),
    bakedIou: baked?.iou ?? null,
  };
  const weightsBeside = [...onnx.initializers.values()].find(({ elsewhere }) => elsewhere !== null)?.elsewhere ?? null;
  return { info, layout, normalisation: declared.normalisation, network, weightsBeside };
}

async function networkOf({ file, input, onnx }: Inspected, { device, threads }: LoadOptions): Promise<Network> {
  try {
    return await loadNetwork(file, input.name, onnx.outputs, device, threads);
  } catch (thrown) {
    const plugin = pluginIn(onnx);
    throw plugin === null ? thrown : fail('model.plugin', { file, operator: plugin });
  }
}

/**
 * Whose export a file is that does not say so: MMYOLO's easydeploy is told by its outputs, and only its heads leave
 * distances in cells.
 */
const usualFlavour = ({ kind, levels }: Layout): Flavour =>
  kind === 'easydeploy' || levels[0]?.boxesIn === 'cells' ? 'mmyolo' : 'mmdet';

async function tryOut({ file, onnx }: Inspected, network: Network, width: number, height: number): Promise<Layout> {
  const empty = new Float32Array(3 * width * height);
  const outputs = await network.run(empty, height, width).catch((thrown: unknown) => {
    throw fail('model.unloadable', { file, reason: thrown instanceof Error ? thrown.message : String(thrown) });
  });
  const shapes = onnx.outputs.map((name) => ({ name, dims: outputs.get(name)?.dims ?? [] }));
  const layout = layoutOf(shapes, width, height);
  if (layout === null || isOtherFamily(onnx)) throw fail('model.unknownKind', { file, found: describeShapes(shapes) });
  return withBoxUnits(layout, onnx);
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
