import type { Flavour } from '../detection/model';

export type { Flavour } from '../detection/model';

/** `instance` = RTMDet-Ins, used as a box detector: its mask branch is left out. */
export type ModelTask = 'detect' | 'instance';

/** Published sizes, told by width; null = a size of one's own. */
export type ModelSize = 'nano' | 'tiny' | 's' | 'm' | 'l' | 'x';

/**
 * What settled whether exp() is applied to the box branch, strongest first. It shows in no weight, so it is always told.
 * `tested` = the network was run both ways on a test picture and only one way made sense.
 */
export type ExpReason = 'user' | 'configFile' | 'config' | 'instanceHead' | 'mmyoloNames' | 'tested' | 'size';

/** What a run on the test picture says of the choice; null = not run. */
export type ExpCheck = 'agrees' | 'contradicts' | 'unclear' | null;

export interface ExpDecision {
  readonly exp: boolean;
  readonly reason: ExpReason;
  readonly check: ExpCheck;
}

/** Test settings of the training config; MMDetection's defaults where it has none. Shown and kept, not forced on anybody. */
export interface TestSettings {
  readonly scoreThreshold: number;
  readonly nmsIou: number;
  readonly nmsPre: number;
  readonly maxPerImage: number;
}

/** Something about a converted file that a person should know; each has a sentence in the catalogue `models`. */
export type RecipeNote =
  | { readonly note: 'masksLeftOut' }
  /** The file names another number of classes than its head has: the names are not used. */
  | { readonly note: 'classNamesDiffer'; readonly named: number; readonly head: number }
  /** The config says something that this converter does not follow. `what` = the config's own words. */
  | { readonly note: 'configIgnored'; readonly what: string };

/** How a checkpoint became a model. */
export interface Recipe {
  readonly size: ModelSize | null;
  /** Four levels (strides 8 to 64) instead of three. */
  readonly p6: boolean;
  readonly flavour: Flavour;
  readonly task: ModelTask;
  /** Learned numbers, shared ones counted once, running statistics not. */
  readonly parameters: number;
  /** Tensors in the file's state dict. */
  readonly tensors: number;
  readonly classCount: number;
  readonly classNames: readonly string[] | null;
  readonly classNamesFrom: 'configFile' | 'checkpoint' | 'config' | 'catalogue' | 'coco' | null;
  readonly exp: ExpDecision;
  readonly objectness: boolean;
  /** Side of the square test canvas in pixels. */
  readonly inputSize: number;
  readonly inputSizeFrom: 'configFile' | 'config' | 'usual';
  readonly test: TestSettings;
  readonly epoch: number | null;
  readonly notes: readonly RecipeNote[];
  /** SHA-256 of the checkpoint, lower-case hex. */
  readonly sourceSha256: string;
}
