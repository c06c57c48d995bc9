import { ChevronDown, SlidersHorizontal } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { survivorsOfSet } from '../../../shared/detection/nms';
import { bounded, THRESHOLD } from '../../../shared/project/settings';
import { useWords } from '../../i18n/useWords';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import { NumberField } from '../../ui/NumberField';
import { Popover } from '../../ui/Popover';
import { BestChip } from '../best/BestChip';
import { useBestMarks } from '../best/useBest';
import { histogram } from './histogram';
import { PredictionPanel } from './PredictionPanel';
import { ThresholdSlider } from './ThresholdSlider';
import { useFloor } from './useFloor';

/** Opens thresholds of single classes; says how many boxes of the whole project are shown. */
function ProjectCounts() {
  const { t } = useWords();
  const { shown, model } = useStores();
  const { boxes, images } = useCalm(shown);
  // Without a model there is nothing to count.
  const counted = useStore(model, ({ status }) => status === 'ready');
  const sentence = t('predictions:shown', {
    boxes: t('common:box', { count: boxes }),
    images: t('common:image', { count: images }),
  });
  return (
    <Popover
      className="btn ghost sm threshold-button"
      kind="dialog"
      label={counted ? `${t('predictions:open')}: ${sentence}` : t('predictions:open')}
      title={counted ? sentence : t('predictions:open')}
      align="start"
      width={440}
      button={
        <>
          <SlidersHorizontal className="ic s" aria-hidden="true" />
          <span className="threshold-project cut" data-testid="project-counts">
            {counted ? sentence : t('predictions:open')}
          </span>
          <ChevronDown className="ic s" aria-hidden="true" />
        </>
      }
    >
      {(close) => <PredictionPanel close={close} />}
    </Popover>
  );
}

/** Score threshold: filters stored candidates at once, the model does not run again. */
export function Threshold() {
  const { t } = useWords();
  const stores = useStores();
  const { threshold, nmsIou, maxPerImage } = useStore(stores.prediction);
  const blind = useStore(stores.recheck, (state) => state.round?.phase === 'drawing');
  const found = useCalm(stores.current, (state) => state.detection);
  // A second look must not know what the model says.
  const detection = blind ? null : found;
  const without = useStore(stores.model, ({ status }) => status === 'none' || status === 'failed');
  const shown = useCalm(stores.current, (state) => state.predictions.length);
  const candidates = detection?.status === 'ready' ? detection.detection.candidates : null;
  const scores = useMemo(() => {
    if (candidates === null) return [];
    const kept = survivorsOfSet(candidates, nmsIou, maxPerImage);
    return Array.from(kept, (index) => candidates.scores[index] as number);
  }, [candidates, nmsIou, maxPerImage]);
  const bars = useMemo(() => histogram(scores), [scores]);
  const floor = useFloor();
  const marks = useBestMarks(null, t('best:allClasses'));
  const set = (value: number): void => stores.prediction.update({ threshold: bounded(value, floor) });
  const hint = floor > THRESHOLD.least ? t('model:bakedFloor', { score: floor.toFixed(2) }) : t('topbar:thresholdHint');
  return (
    <div className="row threshold" title={hint}>
      <span className="t2 nowrap threshold-name">{t('topbar:threshold')}</span>
      <ThresholdSlider label={t('topbar:thresholdOf')} value={threshold} bars={bars} marks={marks} onChange={set} />
      <NumberField
        label={t('topbar:thresholdOf')}
        value={threshold}
        min={floor}
        max={THRESHOLD.most}
        step={THRESHOLD.step}
        digits={2}
        width={52}
        onChange={set}
      />
      {/* Its place is kept while a model is there: nothing moves from image to image. */}
      {without ? null : (
        <span className="s12 t3 nowrap threshold-shown" aria-live="polite">
          {detection?.status === 'ready' ? t('topbar:shown', { shown, total: scores.length }) : null}
        </span>
      )}
      <BestChip />
      <ProjectCounts />
    </div>
  );
}
