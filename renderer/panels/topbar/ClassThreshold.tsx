import { Ban, Undo } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { ClassRecord } from '../../../shared/dataset/document';
import { bounded, THRESHOLD } from '../../../shared/project/settings';
import { useWords } from '../../i18n/useWords';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import { IconButton } from '../../ui/Button';
import { Swatch } from '../../ui/marks';
import { NumberField } from '../../ui/NumberField';
import { useBestMarks } from '../best/useBest';
import { PredictionMenu } from './PredictionMenu';
import { ThresholdSlider } from './ThresholdSlider';
import { useFloor } from './useFloor';

interface ClassThresholdProps {
  readonly record: ClassRecord;
  /** Shown boxes over the whole project. */
  readonly count: number;
  readonly close: () => void;
}

/** Threshold of one class, whether it is shown, and how many boxes that makes. */
export const ClassThreshold = memo(function ClassThreshold({ record, count, close }: ClassThresholdProps) {
  const { t, format } = useWords();
  const { prediction } = useStores();
  const floor = useFloor();
  const { id, name, color } = record;
  const marks = useBestMarks(id, name);
  const hidden = useStore(prediction, (state) => state.hiddenClasses.includes(id));
  const own = useStore(prediction, (state) => state.perClass[id] ?? null);
  // Dozens of classes follow while the common threshold moves.
  const common = useCalm(prediction, (state) => state.threshold);
  const isOwn = own !== null;
  const value = own ?? common;
  const set = (next: number): void =>
    prediction.update({ perClass: { ...prediction.getState().perClass, [id]: bounded(next, floor) } });
  const follow = (): void => {
    const { [id]: _own, ...others } = prediction.getState().perClass;
    prediction.update({ perClass: others });
  };
  const toggle = (): void => {
    const { hiddenClasses } = prediction.getState();
    prediction.update({ hiddenClasses: hidden ? hiddenClasses.filter((one) => one !== id) : [...hiddenClasses, id] });
  };
  const label = t('predictions:thresholdOfClass', { name });
  return (
    <li className={`class-threshold${hidden ? ' is-hidden' : ''}`}>
      <Swatch color={color} dashed />
      <span className="s12 cut class-threshold-name" title={name}>
        {name}
      </span>
      <ThresholdSlider label={label} value={value} follows={!isOwn} marks={marks} onChange={set} />
      <NumberField
        label={label}
        value={value}
        min={floor}
        max={THRESHOLD.most}
        step={THRESHOLD.step}
        digits={2}
        width={52}
        onChange={set}
      />
      <IconButton
        size="sm"
        className={isOwn ? undefined : 'is-away'}
        label={t('predictions:follow', { name })}
        disabled={!isOwn}
        onClick={follow}
      >
        <Undo className="ic s" />
      </IconButton>
      <span className="s12 t2 class-threshold-count" title={t('predictions:classCount', { name })}>
        {format.number(count)}
      </span>
      <IconButton
        size="sm"
        className={hidden ? 'leave-out is-on' : 'leave-out'}
        label={t(hidden ? 'predictions:show' : 'predictions:hide', { name })}
        aria-pressed={hidden}
        onClick={toggle}
      >
        <Ban className={hidden ? 'ic s text-warn' : 'ic s'} />
      </IconButton>
      <PredictionMenu classId={id} name={name} close={close} />
    </li>
  );
});
