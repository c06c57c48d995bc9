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
export function TargetSelect(props: SelectProps<AttributeTarget>) {
  const { t } = useWords();
  return <Select {...props} of={TARGETS} textOf={(one) => t(`attributes:target.${one}`)} />;
}

/** Flag, choice or text. */
export function KindSelect(props: SelectProps<AttributeKind>) {
  const { t } = useWords();
  return <Select {...props} of={KINDS} textOf={(one) => t(`attributes:kind.${one}`)} />;
}

interface OptionsProps<T> extends SelectProps<T> {
  readonly of: readonly T[];
  readonly textOf: (one: T) => string;
}

function Select<T extends string>({ label, value, onChange, of, textOf }: OptionsProps<T>) {
  return (
    <select className="select" aria-label={label} value={value} onChange={({ target }) => onChange(target.value as T)}>
      {of.map((one) => (
        <option key={one} value={one}>
          {textOf(one)}
        </option>
      ))}
    </select>
  );
}
