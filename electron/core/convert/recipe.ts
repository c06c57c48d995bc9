import type { Recipe, RecipeNote } from '../../../shared/models/recipe';
import type { CheckpointMetadata } from '../checkpoint/metadata';
import type { Architecture } from './architecture';
import { chooseNames } from './classNames';
import type { ConfigFacts } from './config/facts';
import { decideExp } from './decideExp';

/** What a person or a config file says of a checkpoint. */
export interface ConvertOptions {
  /** Overrides all evidence; null = decide. */
  readonly expOnReg: boolean | null;
  /** Names to use when the file has none; null = none known. */
  readonly classNames: readonly string[] | null;
}

/** Facts of a config file given with the checkpoint, and of the config inside it. */
export interface Evidence {
  readonly beside: (ConfigFacts & { readonly missing: readonly string[] }) | null;
  readonly inside: ConfigFacts | null;
  readonly metadata: CheckpointMetadata;
}

/** MMDetection's `test_cfg` of detection configs, and that of RTMDet-Ins. */
const USUAL_TEST = {
  detect: { scoreThreshold: 0.001, nmsIou: 0.65, nmsPre: 30_000, maxPerImage: 300 },
  instance: { scoreThreshold: 0.05, nmsIou: 0.6, nmsPre: 1_000, maxPerImage: 100 },
} as const;

/** Test canvas of the official configs. */
const usualSize = ({ size, stages }: Architecture): number => (stages === 5 ? 1280 : size === 'nano' ? 320 : 640);

/** ImageNet statistics in B, G, R, as all official configs have them. */
export const USUAL_INPUT = {
  mean: [103.53, 116.28, 123.675],
  std: [57.375, 57.12, 58.395],
  bgrToRgb: false,
  padValue: 114,
} as const;
const USUAL_EPSILON = 1e-5;

export interface InputFacts {
  readonly mean: readonly number[];
  readonly std: readonly number[];
  readonly bgrToRgb: boolean;
}

export interface Decided {
  readonly recipe: Omit<Recipe, 'parameters' | 'tensors' | 'sourceSha256'>;
  readonly input: InputFacts;
  readonly epsilon: number;
}

/** Puts all evidence together: a config file beside the checkpoint wins over the config inside, that over the usual. */
export function decide(arch: Architecture, { beside, inside, metadata }: Evidence, options: ConvertOptions): Decided {
  const first = <K extends keyof ConfigFacts>(key: K): ConfigFacts[K] | undefined => beside?.[key] ?? inside?.[key];
  const names = chooseNames(arch.classCount, {
    configFile: beside?.classNames ?? null,
    checkpoint: metadata.classNames,
    config: inside?.classNames ?? null,
    catalogue: options.classNames,
  });
  const usual = USUAL_TEST[arch.task];
  const multiple = arch.stages === 5 ? 64 : 32;
  const wanted = first('inputSize');
  const fits = wanted !== undefined && wanted % multiple === 0 && wanted <= 4096;
  const notes: RecipeNote[] = [];
  if (arch.task === 'instance') notes.push({ note: 'masksLeftOut' });
  if (names.note !== null) notes.push(names.note);
  const ignored = [
    ...(beside?.ignored ?? []),
    ...(inside?.ignored ?? []),
    ...(beside?.missing ?? []).map((base) => `_base_ = '${base}'`),
  ];
  if (wanted !== undefined && !fits) ignored.push(`scale = ${wanted}`);
  const pad = first('padValue');
  if (pad !== undefined && pad !== USUAL_INPUT.padValue) ignored.push(`pad_val = ${pad}`);
  for (const what of new Set(ignored)) notes.push({ note: 'configIgnored', what });
  return {
    recipe: {
      size: arch.size,
      p6: arch.stages === 5,
      flavour: arch.flavour,
      task: arch.task,
      classCount: arch.classCount,
      classNames: names.names,
      classNamesFrom: names.from,
      exp: { ...decideExp(arch, options.expOnReg, beside, inside), check: null },
      objectness: arch.objectness,
      inputSize: fits ? wanted : usualSize(arch),
      inputSizeFrom: !fits ? 'usual' : beside?.inputSize === wanted ? 'configFile' : 'config',
      test: {
        scoreThreshold: first('scoreThreshold') ?? usual.scoreThreshold,
        nmsIou: first('nmsIou') ?? usual.nmsIou,
        nmsPre: first('nmsPre') ?? usual.nmsPre,
        maxPerImage: first('maxPerImage') ?? usual.maxPerImage,
      },
      epoch: metadata.epoch,
      notes,
    },
    input: {
      mean: first('mean') ?? USUAL_INPUT.mean,
      std: first('std') ?? USUAL_INPUT.std,
      bgrToRgb: first('bgrToRgb') ?? USUAL_INPUT.bgrToRgb,
    },
    epsilon: first('epsilon') ?? USUAL_EPSILON,
  };
}
