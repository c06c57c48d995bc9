import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ClassId } from '../../../shared/dataset/ids';
import { thresholdOf } from '../../../shared/detection/thresholds';
import { useWords } from '../../i18n/useWords';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import type { ThresholdMark } from '../topbar/ThresholdSlider';
import { figuresAt } from './figures';

/** A threshold and the figures behind it, in words. */
interface Best {
  readonly threshold: number;
  readonly explanation: string;
}

/**
 * Where correcting takes least time; null while that is not known.
 * @param classId null = all classes without a threshold of their own
 * @param name of the class
 */
export function useBest(classId: ClassId | null, name: string): Best | null {
  const { t, format } = useWords();
  const { learning, prediction } = useStores();
  const { learned, together } = useStore(learning);
  const value = useCalm(prediction, (state) => (classId === null ? state.threshold : thresholdOf(state, classId)));
  return useMemo(() => {
    const best = classId === null ? learned?.together : learned?.classes.find((one) => one.classId === classId)?.best;
    if (learned === null || best?.known !== true) return null;
    const ids = classId === null ? together : [classId];
    const seconds = (threshold: number): string =>
      t('best:inSeconds', { seconds: format.tenths(figuresAt(learned, ids, threshold).seconds) });
    const { corrections } = figuresAt(learned, ids, best.threshold);
    const figures = t('best:figures', { images: t('common:image', { count: learned.images }), ...corrections });
    const sentence = t('best:mark', {
      name,
      threshold: format.score(best.threshold),
      best: seconds(best.threshold),
      now: seconds(value),
      value: format.score(value),
    });
    return { threshold: best.threshold, explanation: `${sentence}\n${figures}` };
  }, [learned, together, classId, name, value, t, format]);
}

const NO_MARKS: readonly ThresholdMark[] = [];

/** The mark for a slider, see `useBest`. */
export function useBestMarks(classId: ClassId | null, name: string): readonly ThresholdMark[] {
  const { t } = useWords();
  const best = useBest(classId, name);
  return useMemo(
    () => (best === null ? NO_MARKS : [{ ...best, classId, explanation: `${best.explanation}\n${t('best:click')}` }]),
    [best, classId, t],
  );
}
