import { Plus, RotateCcw } from 'lucide-react';
import type { Action } from '../../actions/types';
import { useWords } from '../../i18n/useWords';
import { IconButton } from '../../ui/Button';
import { Keys, keyText } from '../../ui/Keys';
import type { Recording } from './editing';
import { Recorder } from './Recorder';

interface KeyRowProps {
  readonly action: Action;
  readonly keys: readonly string[];
  /** The person changed it. */
  readonly changed: boolean;
  readonly recording: Recording | null;
  readonly onRecord: (recording: Recording | null) => void;
  /** A combination was pressed. */
  readonly onPress: (combination: string) => void;
  readonly onRemove: (at: number) => void;
  readonly onReset: () => void;
}

/** One action in the editor: each key is a button that records another one. */
export function KeyRow(props: KeyRowProps) {
  const { action, keys, changed, recording, onRecord, onPress, onRemove, onReset } = props;
  const { t } = useWords();
  const title = t(`actions:${action.id}`);
  const mine = recording?.id === action.id ? recording : null;
  const recorder = (at: number | null) => (
    <Recorder
      label={t('keys:recordFor', { action: title })}
      onPress={onPress}
      onCancel={() => onRecord(null)}
      onRemove={at === null ? null : () => onRemove(at)}
    />
  );
  return (
    <li className="key-row" data-action={action.id}>
      <span className="grow">
        {title}
        {changed ? (
          <span className="key-changed" role="img" aria-label={t('keys:changed')} title={t('keys:changed')} />
        ) : null}
      </span>
      {keys.map((key, at) =>
        mine?.at === at ? (
          <span key={key}>{recorder(at)}</span>
        ) : (
          <button key={key} type="button" className="key-chip" onClick={() => onRecord({ id: action.id, at })}>
            <Keys of={key} />
            <span className="visually-hidden">{t('keys:changeKey', { key: keyText(key), action: title })}</span>
          </button>
        ),
      )}
      {mine !== null && mine.at === null ? recorder(null) : null}
      <IconButton
        size="sm"
        className="key-add"
        label={t('keys:add', { action: title })}
        onClick={() => onRecord({ id: action.id, at: null })}
      >
        <Plus className="ic s" />
      </IconButton>
      <IconButton size="sm" label={t('keys:reset', { action: title })} disabled={!changed} onClick={onReset}>
        {changed ? <RotateCcw className="ic s" /> : <span />}
      </IconButton>
    </li>
  );
}
