import type { ImagePath } from '../dataset/ids';
import type { DeviceName } from '../detection/model';

/** How predictions are drawn from stored candidates. Changing it never runs the model. */
export interface PredictionSettings {
  /** Score threshold 0.05..1: candidates above (>=) are shown. */
  readonly threshold: number;
  /** IoU above which the lower-scored box of the same class is suppressed, 0..1. */
  readonly nmsIou: number;
  /** Most boxes per image. */
  readonly maxPerImage: number;
}

/** MMDetection's test settings with a labelling threshold. */
export const DEFAULT_PREDICTION_SETTINGS: PredictionSettings = { threshold: 0.3, nmsIou: 0.65, maxPerImage: 300 };

/** Which model file a project uses. Absolute path: stays in the main process and on disk, the page sees the name only. */
export interface ModelChoice {
  readonly file: string;
  readonly device: DeviceName;
  /** Overrides the size read from the graph (dynamic models only). */
  readonly inputSize: number | null;
  /** Names the user gave because the file has none. */
  readonly classNames: readonly string[] | null;
}

/** Where the person was. Lost without harm. */
export interface ViewState {
  readonly image: ImagePath | null;
  /** Screen pixels per image pixel; null = fit. */
  readonly zoom: number | null;
  readonly filter: string;
}

/** Kept beside the journal, written whole and atomically; not part of the undoable document. */
export interface ProjectSettings {
  readonly prediction: PredictionSettings;
  readonly model: ModelChoice | null;
  readonly view: ViewState;
}

export const DEFAULT_PROJECT_SETTINGS: ProjectSettings = {
  prediction: DEFAULT_PREDICTION_SETTINGS,
  model: null,
  view: { image: null, zoom: null, filter: '' },
};
