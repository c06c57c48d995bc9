import type { ImageRecord } from '../../shared/dataset/document';
import type { ImagePath } from '../../shared/dataset/ids';
import type { Prediction } from '../../shared/detection/predictions';
import type { ModelState } from '../../shared/ipc/model';
import type { DetectionEntry } from './detections';

/** Everything that is drawn of the current image; follows project, view, detections, settings and class bridge. */
export interface CurrentState {
  readonly image: ImagePath | null;
  readonly record: ImageRecord;
  /** null = nothing known, e.g. no model. */
  readonly detection: DetectionEntry | null;
  /** What passes threshold, bridge, NMS and rejections; highest score first. Same array as long as nothing changed. */
  readonly predictions: readonly Prediction[];
}

/** The model is on its way, or works on this image: what it will say is not known yet. */
export const isAwaited = (model: Pick<ModelState, 'status'>, detection: DetectionEntry | null): boolean =>
  model.status === 'loading' || detection?.status === 'loading';
