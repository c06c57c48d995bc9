import type { ModelInfo } from '../../../shared/detection/model';
import type { RequestEntry } from '../../../shared/ipc/labelStudio';
import type { PredictService } from '../predict/service';
import type { GuardOptions } from './guard';
import type { ImageResolver } from './images/types';

/** The model that answers. Its service's `fileOf` must be the one of `createFiles`. */
export interface ReadyModel {
  readonly info: ModelInfo;
  readonly service: PredictService;
}

export interface BackendSettings {
  /** Score from which boxes are sent, when neither the label config nor the set-up says one. */
  readonly threshold: number;
  readonly nmsIou: number;
  readonly maxPerImage: number;
  readonly guard: GuardOptions;
}

/** What the server needs of its surroundings; the window and the command line bring their own. */
export interface BackendParts {
  /** Of the program. */
  readonly version: string;
  /** The model; null while it loads. @throws AppError `model.*` when there is none, or it failed */
  model(): ReadyModel | null;
  /** Name of the model that is loading, for the sentence. */
  modelName(): string;
  readonly resolver: ImageResolver;
  settings(): BackendSettings;
  /** A person's own choices for a project: model class -> label, null = leave out. */
  ownLabels(project: string): ReadonlyMap<string, string | null>;
  /** A person's own threshold for a project; null = none. Usual: none. */
  ownThreshold?(project: string): number | null;
  readonly onRequest: (entry: RequestEntry) => void;
  /** A request for predictions has begun or got further: `running()` says how far. */
  readonly onWork?: () => void;
  /** Milliseconds within which a request for several tasks must be answered; usual 75,000 of Label Studio's 100,000. */
  readonly budgetMs?: () => number;
  /** Most requests for predictions that may wait. */
  readonly mostWaiting?: number;
}
