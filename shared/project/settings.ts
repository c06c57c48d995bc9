import type { ImageStatus } from '../dataset/document';
import type { ClassId, ImagePath } from '../dataset/ids';
import type { DeviceName } from '../detection/model';
import type { Point } from '../geometry/box';

/** How predictions are drawn from stored candidates. Changing it never runs the model. */
export interface PredictionSettings {
  /** Score threshold 0.05..1: candidates above (>=) are shown. */
  readonly threshold: number;
  /** IoU above which the lower-scored box of the same class is suppressed, 0..1. */
  readonly nmsIou: number;
  /** Most boxes per image. */
  readonly maxPerImage: number;
  /** Thresholds of single classes, by class id; a class that is absent follows `threshold`. */
  readonly perClass: Readonly<Record<number, number>>;
  /** Classes whose predictions are not shown. */
  readonly hiddenClasses: readonly ClassId[];
}

/** Thresholds a person can choose: smallest, largest, step of the slider. */
export const THRESHOLD = { least: 0.05, most: 0.95, step: 0.01 } as const;

/** A threshold in steps of the slider, not under `floor` (some exports bake in a higher one than `THRESHOLD.least`). */
export const bounded = (value: number, floor: number): number =>
  Math.min(THRESHOLD.most, Math.max(floor, Math.round(value * 100) / 100));

/** The lowest threshold that has an effect, in steps of the slider. @param scoreFloor lowest score in what the model gives */
export const lowestThreshold = (scoreFloor: number): number =>
  Math.max(THRESHOLD.least, Math.ceil(scoreFloor * 100 - 1e-9) / 100);

/** MMDetection's test settings with a labelling threshold. */
export const DEFAULT_PREDICTION_SETTINGS: PredictionSettings = {
  threshold: 0.3,
  nmsIou: 0.65,
  maxPerImage: 300,
  perClass: {},
  hiddenClasses: [],
};

/** Which model file a project uses. Absolute path: stays in the main process and on disk, the page sees the name only. */
export interface ModelChoice {
  readonly file: string;
  readonly device: DeviceName;
  /** Overrides the size read from the graph (dynamic models only). */
  readonly inputSize: number | null;
  /** Names the user gave because the file has none. */
  readonly classNames: readonly string[] | null;
}

/** In which order images come: see `shared/queue`. */
export type QueueOrder = 'name' | 'lowest' | 'uncertain' | 'disagreement' | 'effort' | 'class';

/** What a list of images can be narrowed to by status; `problem` = cannot be read, whatever its status. */
export type StatusFilter = ImageStatus | 'problem';

/** Both ends count; null = open. */
export interface Range {
  readonly least: number | null;
  readonly most: number | null;
}

/** Which images are in the list; null = all. An image has to pass every part. */
export interface QueueFilter {
  /** Part of the path, any case; '' = all. */
  readonly text: string;
  readonly status: StatusFilter | null;
  /** Images with annotations or shown predictions of it. */
  readonly classId: ClassId | null;
  /** Annotations and shown predictions. */
  readonly boxes: Range | null;
  /** Images with a box whose score lies there. */
  readonly score: Range | null;
}

export const NO_FILTER: QueueFilter = { text: '', status: null, classId: null, boxes: null, score: null };

/** Where the person was. Lost without harm. */
export interface ViewState {
  readonly image: ImagePath | null;
  /** Screen pixels per image pixel; null = fit. */
  readonly zoom: number | null;
  /** Image point in the middle of the canvas, in pixels; null = fit. */
  readonly center: Point | null;
  readonly order: QueueOrder;
  readonly descending: boolean;
  readonly filter: QueueFilter;
}

export const FIRST_VIEW: ViewState = {
  image: null,
  zoom: null,
  center: null,
  order: 'name',
  descending: false,
  filter: NO_FILTER,
};

/** Kept beside the journal, written whole and atomically; not part of the undoable document. */
export interface ProjectSettings {
  readonly prediction: PredictionSettings;
  readonly model: ModelChoice | null;
  readonly view: ViewState;
}

export const DEFAULT_PROJECT_SETTINGS: ProjectSettings = {
  prediction: DEFAULT_PREDICTION_SETTINGS,
  model: null,
  view: FIRST_VIEW,
};
