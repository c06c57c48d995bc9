import { copyFile, open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, fail } from '../../../shared/failure/failure';
import type { CatalogueModel } from '../../../shared/models/catalogue';
import type { ImportStep } from '../../../shared/models/job';
import type { Recipe } from '../../../shared/models/recipe';
import { type Checkpoint, openCheckpoint } from '../checkpoint/checkpoint';
import { readConfigFile } from '../convert/config/readConfig';
import { type Conversion, planConversion } from '../convert/convertCheckpoint';
import { sha256Of } from '../files/sha256';
import { codeOf, writeFailure } from '../files/writeFailure';
import { type TriedModel, tryModel } from '../inference/tryModel';
import { catalogueEntryByFileName, catalogueEntryByHash } from './catalogue';
import { checkOf, judgeBoxBranch } from './checkExp';
import type { Manifest } from './manifest';
import { modelNameOf } from './modelName';

/** What is asked of an import; plain data, because it crosses into a thread. */
export interface ImportRequest {
  /** Absolute path of a checkpoint or an ONNX file. */
  readonly source: string;
  /** Absolute path of a config that belongs to the checkpoint; null = none. */
  readonly config: string | null;
  /** The person's word on exp() of the box branch; null = decide. */
  readonly expOnReg: boolean | null;
  /** Empty folder that gets the ONNX file. */
  readonly folder: string;
  /** Official models: a file with the hash of one is that one. */
  readonly catalogue: readonly CatalogueModel[];
  /** The source is only a download and will not stay. */
  readonly passing: boolean;
}

export type OnStep = (step: ImportStep) => void;

/** Timed runs on the test picture. */
const RUNS = 2;

/**
 * Makes a model of a checkpoint or takes over an ONNX file: converts or copies it into the folder, runs it on a test
 * picture, and describes it. It blocks while the network runs: call it in a worker thread.
 * @throws AppError `checkpoint.*`, `convert.*`, `model.*`, `models.*`, `export.*`
 */
export async function importModel(request: ImportRequest, onStep: OnStep): Promise<Manifest> {
  const { source } = request;
  const lap = stopwatch();
  // Before its hash is taken: what is no checkpoint, or no file at all, is refused without being read to its end.
  const checkpoint = await openIfCheckpoint(source);
  try {
    const sha256 = await sha256Of(source).catch((error: Error) => {
      throw fail('model.unloadable', { file: basename(source), reason: codeOf(error) ?? error.message });
    });
    const official = officialOf(basename(source), sha256, request.catalogue);
    const name = official?.id ?? modelNameOf(basename(source));
    const file = join(request.folder, `${name}.onnx`);
    if (checkpoint === null) {
      const tried = await copyModel(source, file, lap, onStep);
      return await describe(request, file, name, tried, null, official);
    }
    onStep({ step: 'read', ms: lap(), tensors: checkpoint.shapes.size });
    const { tried, recipe } = await convert(checkpoint, request, sha256, official, file, lap, onStep);
    return await describe(request, file, name, tried, recipe, official);
  } finally {
    await checkpoint?.close();
  }
}

async function copyModel(source: string, file: string, lap: () => number, onStep: OnStep): Promise<TriedModel> {
  const tried = await tryModel(source, { runs: RUNS });
  // Alone it would not run, and its hash would say nothing of its weights.
  if (tried.weightsBeside !== null)
    throw fail('models.twoFiles', { file: basename(source), weights: tried.weightsBeside });
  onStep({ step: 'checked', ms: lap(), msPerImage: tried.msPerImage, exp: null });
  await copyFile(source, file).catch((error: Error) => {
    throw writeFailure(file, error);
  });
  onStep({ step: 'written', ms: lap(), bytes: (await stat(file)).size });
  return tried;
}

/** Milliseconds since it was asked last. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const passed = now - last;
    last = now;
    return passed;
  };
}

/**
 * The catalogue's entry for a file.
 * @throws AppError `models.notOfficial` when the name says official and the bytes do not
 */
function officialOf(file: string, sha256: string, catalogue: readonly CatalogueModel[]): CatalogueModel | null {
  const same = catalogueEntryByHash(sha256, catalogue);
  if (same !== undefined) return same;
  const named = catalogueEntryByFileName(file, catalogue);
  if (named === undefined) return null;
  throw fail('models.notOfficial', { file, expected: named.sha256Prefix, found: sha256.slice(0, 8) });
}

/** null = the file is an ONNX model. Content decides, not the name. */
async function openIfCheckpoint(source: string): Promise<Checkpoint | null> {
  try {
    return await openCheckpoint(source);
  } catch (thrown) {
    const code = thrown instanceof AppError ? thrown.failure.code : null;
    if (code === 'checkpoint.onnx') return null;
    if (code !== null && NO_CHECKPOINT.has(code) && /\.onnx$/i.test(source)) return null;
    throw thrown;
  }
}

const NO_CHECKPOINT: ReadonlySet<string> = new Set(['checkpoint.not-a-checkpoint', 'checkpoint.empty']);

async function convert(
  checkpoint: Checkpoint,
  { config, expOnReg }: ImportRequest,
  sha256: string,
  official: CatalogueModel | null,
  file: string,
  lap: () => number,
  onStep: OnStep,
): Promise<{ readonly tried: TriedModel; readonly recipe: Recipe }> {
  const configFile = config === null ? null : await readConfigFile(config);
  const names = official === null || official.classes === 'coco80' ? null : official.classes;
  const plan = (exp: boolean | null): Promise<Conversion> =>
    planConversion(checkpoint, sha256, configFile, { expOnReg: exp, classNames: names });
  let planned = await plan(expOnReg);
  onStep({ step: 'recognised', ms: lap(), ...planned.recipe });
  const write = async (conversion: Conversion): Promise<void> => {
    await writeModel(file, conversion);
    onStep({ step: 'written', ms: lap(), bytes: (await stat(file)).size });
  };
  await write(planned);
  let tried = await tryModel(file, { runs: RUNS });
  let exp = { ...planned.recipe.exp, check: check(tried, planned.recipe) };
  // A habit is weaker evidence than what the network does; a person's word or a config is not.
  const weak = exp.reason === 'size' || exp.reason === 'mmyoloNames';
  if (exp.check === 'contradicts' && weak) {
    planned = await plan(!exp.exp);
    await write(planned);
    tried = await tryModel(file, { runs: RUNS });
    exp = { exp: planned.recipe.exp.exp, reason: 'tested', check: check(tried, planned.recipe) };
  }
  onStep({ step: 'checked', ms: lap(), msPerImage: tried.msPerImage, exp });
  return { tried, recipe: { ...planned.recipe, exp } };
}

function check({ firstLevelReg, firstStride }: TriedModel, { exp, task }: Recipe) {
  if (firstLevelReg === null || firstStride === null || task === 'instance') return null;
  return checkOf(judgeBoxBranch(firstLevelReg, exp.exp, firstStride), exp.exp);
}

async function writeModel(file: string, conversion: Conversion): Promise<void> {
  const failed = (error: Error): never => {
    throw writeFailure(file, error);
  };
  const handle = await open(file, 'w').catch(failed);
  try {
    await conversion.write((chunk) => handle.writeFile(chunk).catch(failed));
    await handle.sync().catch(failed);
  } finally {
    await handle.close();
  }
}

async function describe(
  { source, config, passing }: ImportRequest,
  file: string,
  name: string,
  { info, msPerImage }: TriedModel,
  recipe: Recipe | null,
  official: CatalogueModel | null,
): Promise<Manifest> {
  const { size, mtimeMs } = await stat(file);
  return {
    format: 1,
    file: basename(file),
    mtimeMs,
    sourcePath: recipe === null || passing ? null : source,
    configPath: recipe === null || passing ? null : config,
    title: official?.title ?? name,
    version: info.version,
    sha256: info.sha256,
    bytes: size,
    kind: info.kind,
    inputSize: info.inputSize,
    classCount: info.classCount,
    classNames: info.classNames,
    classNamesFrom: info.classNamesFrom,
    sourceName: basename(source),
    catalogueId: official?.id ?? null,
    licence: official?.licence ?? null,
    recipe,
    msPerImage,
    installedAt: Date.now(),
  };
}
