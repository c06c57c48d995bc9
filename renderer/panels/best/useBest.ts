import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ClassId } from '../../../shared/dataset/ids';
import { thresholdOf } from '../../../shared/detection/thresholds';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import type { ThresholdMark } from '../topbar/ThresholdSlider';
import { figuresAt } from './figures';

const NO_MARKS: readonly ThresholdMark[] = [];

/**
 * The mark for a slider: where correcting takes least time, when that is known.
 * @param classId null = all classes without a threshold of their own
 * @param name of the class
 */
export function useBestMarks(classId: ClassId | null, name: string): readonly ThresholdMark[] {
  const { t, format } = useWords();
  const { learning, prediction } = useStores();
  const { learned, together } = useStore(learning);
  const value = useStore(prediction, (state) => (classId === null ? state.threshold : thresholdOf(state, classId)));
  return useMemo(() => {
    const best = classId === null ? learned?.together : learned?.classes.find((one) => one.classId === classId)?.best;
    if (learned === null || best?.known !== true) return NO_MARKS;
    const ids = classId === null ? together : [classId];
    const seconds = (threshold: number): string =>
      t('best:inSeconds', { seconds: format.tenths(figuresAt(learned, ids, threshold).seconds) });
    const explanation = t('best:mark', {
      name,
      threshold: format.score(best.threshold),
      best: seconds(best.threshold),
      now: seconds(value),
      value: format.score(value),
    });
    return [{ classId, threshold: best.threshold, explanation }];
  }, [learned, together, classId, name, value, t, format]);
}
