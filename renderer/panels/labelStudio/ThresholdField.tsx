import { NumberField } from '../../ui/NumberField';

interface ThresholdFieldProps {
  readonly label: string;
  /** Score, 0.05..1. */
  readonly value: number;
  readonly width?: number;
  readonly disabled?: boolean;
  readonly onChange: (threshold: number) => void;
}

/** From which score on boxes are sent to Label Studio. */
export function ThresholdField({ width = 88, ...props }: ThresholdFieldProps) {
  return <NumberField {...props} min={0.05} max={1} step={0.05} digits={2} width={width} />;
}
