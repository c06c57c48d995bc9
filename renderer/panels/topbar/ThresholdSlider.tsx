import type { ClassId } from '../../../shared/dataset/ids';
import { THRESHOLD } from '../../../shared/project/settings';
import { BARS } from './histogram';

/** A threshold worth knowing, shown under the groove of the slider. */
export interface ThresholdMark {
  /** null = of all classes together. */
  readonly classId: ClassId | null;
  /** 0..1 */
  readonly threshold: number;
  /** Read out, and shown on hover. */
  readonly explanation: string;
}

interface ThresholdSliderProps {
  readonly label: string;
  readonly value: number;
  /** Heights 0..1 of `histogram`; absent = no bars. */
  readonly bars?: readonly number[];
  readonly marks?: readonly ThresholdMark[];
  /** The value is not its own: another slider sets it. */
  readonly follows?: boolean;
  readonly className?: string;
  readonly onChange: (value: number) => void;
}

const partOf = (value: number): number => (value - THRESHOLD.least) / (THRESHOLD.most - THRESHOLD.least);

/** A threshold as a slider over the scores it cuts. */
export function ThresholdSlider(props: ThresholdSliderProps) {
  const { label, value, bars = [], marks = [], follows = false, className, onChange } = props;
  return (
    <span className={`threshold-slide${follows ? ' follows' : ''}${className === undefined ? '' : ` ${className}`}`}>
      {bars.length === 0 ? null : (
        <span className="threshold-bars" aria-hidden="true">
          {bars.map((height, at) => (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: bars never change places
              key={at}
              className={(at + 1) / BARS > value ? 'on' : undefined}
              style={{ height: `${height * 100}%` }}
            />
          ))}
        </span>
      )}
      <input
        type="range"
        aria-label={label}
        min={THRESHOLD.least}
        max={THRESHOLD.most}
        step={THRESHOLD.step}
        value={value}
        style={{ '--part': `${partOf(value) * 100}%` } as Record<string, string>}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      {marks.map((mark) => (
        <button
          key={`${mark.classId} ${mark.threshold}`}
          type="button"
          className="threshold-mark"
          aria-label={mark.explanation}
          title={mark.explanation}
          style={{ left: `calc(6px + (100% - 12px) * ${partOf(mark.threshold)})` }}
          onClick={() => onChange(mark.threshold)}
        />
      ))}
    </span>
  );
}
