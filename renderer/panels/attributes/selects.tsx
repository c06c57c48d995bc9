import type { AttributeKind, AttributeTarget } from '../../../shared/dataset/attributes';
import { useWords } from '../../i18n/useWords';

interface SelectProps<T> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

const TARGETS: readonly AttributeTarget[] = ['box', 'image'];
const KINDS: readonly AttributeKind[] = ['flag', 'choice', 'text'];

/** Of boxes or of images. */
export function TargetSelect({ label, value, onChange }: SelectProps<AttributeTarget>) {
  const { t } = useWords();
  return (
    <select
      className="select"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as AttributeTarget)}
    >
      {TARGETS.map((one) => (
        <option key={one} value={one}>
          {t(`attributes:target.${one}`)}
        </option>
      ))}
    </select>
  );
}

/** Flag, choice or text. */
export function KindSelect({ label, value, onChange }: SelectProps<AttributeKind>) {
  const { t } = useWords();
  return (
    <select
      className="select"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as AttributeKind)}
    >
      {KINDS.map((one) => (
        <option key={one} value={one}>
          {t(`attributes:kind.${one}`)}
        </option>
      ))}
    </select>
  );
}
