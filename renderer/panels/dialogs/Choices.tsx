import type { WordKey } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';

export interface Choice<T> {
  readonly value: T;
  readonly name: WordKey;
  readonly hint?: WordKey;
}

interface ChoicesProps<T> {
  readonly legend: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, as radio buttons. */
export function Choices<T extends string | number>({ legend, choices, value, onChange }: ChoicesProps<T>) {
  const { t } = useWords();
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="option">
          <input type="radio" name={legend} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          <span>
            {t(choice.name)}
            {choice.hint === undefined ? null : <span className="t3"> {t(choice.hint)}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
