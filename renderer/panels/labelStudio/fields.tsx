import { type ReactNode, useEffect, useId, useState } from 'react';
import type { SecretState } from '../../../shared/ipc/labelStudio';
import { useWords } from '../../i18n/useWords';

interface RowProps {
  readonly name: string;
  /** Id of the control that the name belongs to. */
  readonly controlId?: string | undefined;
  readonly hint: ReactNode;
  readonly hintId?: string;
  readonly isError?: boolean;
  readonly children: ReactNode;
}

/** A setting: name, control, what it means. */
export function SettingRow({ name, controlId, hint, hintId, isError = false, children }: RowProps) {
  return (
    <div className="address">
      {controlId === undefined ? <span>{name}</span> : <label htmlFor={controlId}>{name}</label>}
      <div className="col">
        {children}
        <span id={hintId} className={`s11 ${isError ? 'text-error' : 't3'}`}>
          {hint}
        </span>
      </div>
    </div>
  );
}

interface TextProps {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly placeholder?: string;
  readonly value: string;
  /** Why a text cannot be used; null = it can. */
  readonly problemOf: (text: string) => string | null;
  /** Called with a text that can be used, on Enter or when the field is left. */
  readonly onChange: (text: string) => void;
}

/** A text that is kept on Enter or when the field is left. */
export function TextSetting({ id, name, hint, placeholder, value, problemOf, onChange }: TextProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const typed = text.trim();
  const problem = problemOf(typed);
  const keep = (): void => {
    if (problem === null && typed !== value) onChange(typed);
  };
  return (
    <SettingRow name={name} controlId={id} hint={problem ?? hint} hintId={`${id}-hint`} isError={problem !== null}>
      <div className={`field${problem === null ? '' : ' is-error'}`}>
        <input
          id={id}
          className="s12"
          spellCheck={false}
          autoComplete="off"
          placeholder={placeholder}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-hint`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
          }}
        />
      </div>
    </SettingRow>
  );
}

interface SecretProps {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly state: SecretState;
  /** '' takes it away. */
  readonly onChange: (text: string) => void;
}

/** Something that is typed and never shown again: the page learns only whether it is set. */
export function SecretSetting({ id, name, hint, state, onChange }: SecretProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const stateId = useId();
  const keep = (): void => {
    if (text.trim() === '') return;
    onChange(text);
    setText('');
  };
  return (
    <SettingRow name={name} controlId={id} hint={hint}>
      <div className="field">
        <input
          id={id}
          type="password"
          className="s12"
          autoComplete="off"
          placeholder={state === 'none' ? undefined : t('labelStudio:secret.replace')}
          aria-describedby={stateId}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep();
          }}
        />
      </div>
      <span id={stateId} className={`row s11 ${state === 'session' ? 'text-warn' : 't2'}`}>
        <span>{t(`labelStudio:secret.${state}`)}</span>
        {state === 'none' ? null : (
          <button
            type="button"
            className="link s11"
            aria-label={t('labelStudio:secret.removeOf', { what: name })}
            onClick={() => onChange('')}
          >
            {t('labelStudio:secret.remove')}
          </button>
        )}
      </span>
    </SettingRow>
  );
}
