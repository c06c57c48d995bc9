interface LinesAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A field for names, one per line. */
export const LinesArea = ({ label, value, onChange }: LinesAreaProps) => (
  <textarea
    className="area mono"
    data-autofocus
    rows={14}
    aria-label={label}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
);
