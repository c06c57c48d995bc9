import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';

interface SettingProps {
  readonly name: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** A setting: what it is at the left, with a hint; its control at the right. */
export const Setting = ({ name, hint, children }: SettingProps) => (
  <div className="setting">
    <div className="col grow">
      <span className="t1">{name}</span>
      {hint === undefined ? null : <span className="s12 t3">{hint}</span>}
    </div>
    {children}
  </div>
);

interface SegmentsProps<T> {
  readonly name: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly text: string; readonly icon?: LucideIcon }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, side by side. */
export function Segments<T extends string>({ name, value, choices, onChange }: SegmentsProps<T>) {
  const group = useId();
  return (
    <fieldset className="seg segments" aria-label={name}>
      {choices.map(({ value: one, text, icon: Icon }) => (
        <label key={one}>
          <input
            type="radio"
            className="visually-hidden"
            name={group}
            checked={one === value}
            onChange={() => onChange(one)}
          />
          {Icon === undefined ? null : <Icon className="ic s" aria-hidden="true" />}
          {text}
        </label>
      ))}
    </fieldset>
  );
}
