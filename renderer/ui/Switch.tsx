interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  /** Has the focus when its dialog opens. */
  readonly first?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** On or off, at once. */
export const Switch = ({ label, on, disabled = false, first = false, onChange }: SwitchProps) => (
  <button
    type="button"
    role="switch"
    data-autofocus={first ? true : undefined}
    className="switch"
    aria-label={label}
    aria-checked={on}
    disabled={disabled}
    onClick={() => onChange(!on)}
  />
);
