import { useMemo } from 'react';
import { useStore } from 'zustand';
import { suppress } from '../../../shared/detection/nms';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { NumberField } from '../../ui/NumberField';
import { BARS, histogram } from './histogram';

const [LOWEST, HIGHEST, STEP] = [0.05, 0.95, 0.01];

/** Score threshold: filters stored candidates at once, the model does not run again. */
export function Threshold() {
  const { t } = useWords();
  const stores = useStores();
  const { threshold, nmsIou, maxPerImage } = useStore(stores.prediction);
  const detection = useStore(stores.current, (state) => state.detection);
  const shown = useStore(stores.current, (state) => state.predictions.length);
  const model = useStore(stores.model);
  const candidates = detection?.status === 'ready' ? detection.detection.candidates : null;
  const scores = useMemo(() => {
    if (candidates === null) return [];
    const kept = suppress(candidates, { threshold: 0, iou: nmsIou, max: maxPerImage });
    return Array.from(kept, (index) => candidates.scores[index] as number);
  }, [candidates, nmsIou, maxPerImage]);
  const bars = useMemo(() => histogram(scores), [scores]);
  const floor = model.status === 'ready' ? Math.max(LOWEST, Math.ceil(model.info.scoreFloor * 100) / 100) : LOWEST;
  const set = (value: number): void =>
    stores.prediction.update({ threshold: Math.min(HIGHEST, Math.max(floor, Math.round(value * 100) / 100)) });
  const part = (threshold - LOWEST) / (HIGHEST - LOWEST);
  const hint = floor > LOWEST ? t('model:bakedFloor', { score: floor.toFixed(2) }) : t('topbar:thresholdHint');
  return (
    <div className="row threshold" title={hint}>
      <span className="t2 nowrap threshold-name">{t('topbar:threshold')}</span>
      <span className="threshold-slide">
        <span className="threshold-bars" aria-hidden="true">
          {bars.map((height, at) => (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: bars never change places
              key={at}
              className={(at + 1) / BARS > threshold ? 'on' : undefined}
              style={{ height: `${height * 100}%` }}
            />
          ))}
        </span>
        <input
          type="range"
          aria-label={t('topbar:thresholdOf')}
          min={LOWEST}
          max={HIGHEST}
          step={STEP}
          value={threshold}
          style={{ '--part': `${part * 100}%` } as Record<string, string>}
          onChange={(event) => set(Number(event.target.value))}
        />
      </span>
      <NumberField
        label={t('topbar:thresholdOf')}
        value={threshold}
        min={floor}
        max={HIGHEST}
        step={STEP}
        digits={2}
        width={52}
        onChange={set}
      />
      <span className="s12 t3 nowrap threshold-shown" aria-live="polite">
        {detection?.status === 'ready' ? t('topbar:shown', { shown, total: scores.length }) : null}
      </span>
    </div>
  );
}
