import type { ClassId } from '../dataset/ids';
import type { ClassBridge } from './bridge';

/** From which score on boxes of a class are shown, and of which classes. */
export interface ThresholdSettings {
  /** Score threshold, 0..1: at or above is shown. */
  readonly threshold: number;
  /** Thresholds of single classes, by class id; a class that is absent follows `threshold`. */
  readonly perClass?: Readonly<Record<number, number>>;
  /** Classes whose predictions are not shown. */
  readonly hiddenClasses?: readonly ClassId[];
}

/** The threshold that holds for a class of the project, whether it is shown or not. */
export const thresholdOf = (settings: ThresholdSettings, classId: ClassId): number =>
  settings.perClass?.[classId] ?? settings.threshold;

/** Threshold per label of the model, in its order; infinite where nothing is shown: no project class, or a hidden one. */
export function labelThresholds(bridge: ClassBridge, settings: ThresholdSettings): Float64Array {
  const hidden = new Set(settings.hiddenClasses);
  return Float64Array.from(bridge, ({ classId }) =>
    classId === null || hidden.has(classId) ? Number.POSITIVE_INFINITY : thresholdOf(settings, classId),
  );
}

/** The smallest of the thresholds; infinite when nothing is shown at all. */
export const lowestThreshold = (thresholds: Float64Array): number =>
  thresholds.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
