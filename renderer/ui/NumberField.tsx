import { useEffect, useState } from 'react';

interface NumberFieldProps {
  /** Short mark in front, e.g. `x`. */
  readonly mark?: string;
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly digits?: number;
  readonly disabled?: boolean;
  readonly width?: number;
  /** Called with a valid, changed number on Enter or when the field is left; Esc puts the old value back. */
  readonly onChange: (value: number) => void;
}

/** A number that is typed whole: written on Enter or blur, arrows step. */
export function NumberField(props: NumberFieldProps) {
  const { mark, label, value, min, max, step = 1, digits = 0, disabled, width, onChange } = props;
  const shown = value.toFixed(digits);
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);

  const commit = (typed: string) => {
    const number = Number(typed.replace(',', '.'));
    const valid = typed.trim() !== '' && Number.isFinite(number);
    const bounded = Math.min(max ?? number, Math.max(min ?? number, number));
    if (valid && bounded.toFixed(digits) !== shown) onChange(bounded);
    else setText(shown);
  };
  return (
    <label className={`field soft s12${disabled ? ' is-off' : ''}`} style={width ? { width } : undefined}>
      {mark ? (
        <span className="t3" aria-hidden="true">
          {mark}
        </span>
      ) : null}
      <input
        inputMode="decimal"
        role="spinbutton"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        value={text}
        disabled={disabled}
        style={{ textAlign: 'right' }}
        onChange={(event) => setText(event.target.value)}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(event.currentTarget.value);
          else if (event.key === 'Escape') {
            setText(shown);
            // Blur after the old text is back, or the blur would commit what was typed.
            const input = event.currentTarget;
            requestAnimationFrame(() => input.blur());
          } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            event.preventDefault();
            const change = (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 10 : 1);
            commit(String(Number(event.currentTarget.value) + change));
          }
        }}
      />
    </label>
  );
}
