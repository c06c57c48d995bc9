import { Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { combinationOf, isUnfinished } from '../../actions/keymap/combination';
import { useWords } from '../../i18n/useWords';
import { IconButton } from '../../ui/Button';

const isMac = navigator.platform.startsWith('Mac');

interface RecorderProps {
  readonly label: string;
  readonly onPress: (combination: string) => void;
  readonly onCancel: () => void;
  /** null = there is no key yet. */
  readonly onRemove: (() => void) | null;
}

/** Takes the next key press, whatever it is; Escape and leaving it change nothing. */
export function Recorder({ label, onPress, onCancel, onRemove }: RecorderProps) {
  const { t } = useWords();
  const field = useRef<HTMLButtonElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus has left its two buttons
    <span
      className="row nowrap recorder"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onCancel();
      }}
    >
      <button
        ref={field}
        type="button"
        className="recorder-field"
        aria-label={label}
        onKeyDown={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') onCancel();
          else if (!isUnfinished(event) && !event.nativeEvent.isComposing && !event.repeat)
            onPress(combinationOf(event.nativeEvent, isMac));
        }}
        // Space and Enter press a button when they are let go: here they are only keys.
        onKeyUp={(event) => event.preventDefault()}
      >
        {t('keys:press')}
      </button>
      {onRemove === null ? null : (
        <IconButton size="sm" label={t('keys:remove')} onClick={onRemove}>
          <Trash2 className="ic s" />
        </IconButton>
      )}
    </span>
  );
}
