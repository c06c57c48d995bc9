import { Search, X } from 'lucide-react';

interface SearchFieldProps {
  /** Read out, and shown while it is empty. */
  readonly label: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly width?: number;
  /** Has the focus when its dialog opens. */
  readonly first?: boolean;
  readonly onChange: (text: string) => void;
}

/** A field that narrows a list; Esc and the cross empty it. */
export function SearchField({ label, clearLabel, value, width, first = false, onChange }: SearchFieldProps) {
  return (
    <div className="field soft" style={width ? { width } : undefined}>
      <Search className="ic s" aria-hidden="true" />
      <input
        type="search"
        data-autofocus={first ? true : undefined}
        className="s12"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          // An empty field leaves Esc to the dialog around it.
          event.preventDefault();
          onChange('');
        }}
      />
      {value === '' ? null : (
        <button type="button" className="mini plain" aria-label={clearLabel} onClick={() => onChange('')}>
          <X className="ic s" />
        </button>
      )}
    </div>
  );
}
