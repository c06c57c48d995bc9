interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** On or off, at once. */
export const Switch = ({ label, on, disabled = false, onChange }: SwitchProps) => (
  <button
    type="button"
    role="switch"
    className="switch"
    aria-label={label}
    aria-checked={on}
    disabled={disabled}
    onClick={() => onChange(!on)}
  />
);
