import { useId, useState } from 'react';

interface RenameFieldProps {
  readonly label: string;
  readonly value: string;
  /** Why a text cannot be used, or null. */
  readonly problemOf?: (text: string) => string | null;
  /** The new text, or null when nothing changes. */
  readonly onEnd: (text: string | null) => void;
}

/** A name in place: Enter or leaving keeps it, Esc does not. */
export function RenameField({ label, value, problemOf, onEnd }: RenameFieldProps) {
  const [text, setText] = useState(value);
  const problem = problemOf?.(text) ?? null;
  const id = useId();
  const keep = (): void => onEnd(problem === null && text.trim() !== '' && text.trim() !== value ? text : null);
  return (
    <span className="rename-field grow">
      <input
        className={`rename${problem === null ? '' : ' is-error'}`}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
        autoFocus
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') keep();
          else if (event.key === 'Escape') {
            // The dialog around it stays open.
            event.preventDefault();
            onEnd(null);
          }
        }}
      />
      {problem === null ? null : (
        <span id={id} className="s11 text-error" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
