import { useEffect, useRef, useState } from 'react';
import {
  type AttributeDefinition,
  type AttributeValue,
  cleanText,
  LONGEST_VALUE,
} from '../../../shared/dataset/attributes';
import { useWords } from '../../i18n/useWords';
import type { CommonValue } from './common';

interface ControlProps {
  readonly attribute: AttributeDefinition;
  readonly value: CommonValue;
  readonly onChange: (value: AttributeValue | null) => void;
}

/** One attribute of the project: its name, and what is said. */
export function Control({ attribute, value, onChange }: ControlProps) {
  const { name, kind } = attribute;
  const Field = kind === 'flag' ? Flag : kind === 'choice' ? Choice : Text;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the field below
    <label className="attribute">
      <span className="cut s12 t2" title={name}>
        {name}
      </span>
      <Field attribute={attribute} value={value} onChange={onChange} />
    </label>
  );
}

function Flag({ value, onChange }: ControlProps) {
  const box = useRef<HTMLInputElement>(null);
  const mixed = value === 'mixed';
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = mixed;
  }, [mixed]);
  const on = !mixed && value.value === true;
  return <input ref={box} type="checkbox" className="tick" checked={on} onChange={() => onChange(on ? null : true)} />;
}

const NOTHING = 'nothing';
const MIXED = 'mixed';

function Choice({ attribute, value, onChange }: ControlProps) {
  const { t } = useWords();
  const { choices } = attribute;
  // Places instead of texts as values: a choice may be called anything.
  const now = value === 'mixed' ? MIXED : value.value === null ? NOTHING : String(choices.indexOf(String(value.value)));
  return (
    <select
      className="select sm"
      value={now}
      onChange={({ target }) => onChange(target.value === NOTHING ? null : (choices[Number(target.value)] ?? null))}
    >
      {now === MIXED ? (
        <option value={MIXED} disabled>
          {t('attributes:mixed')}
        </option>
      ) : null}
      <option value={NOTHING}>{t('attributes:notSaid')}</option>
      {choices.map((choice, at) => (
        <option key={choice} value={at}>
          {choice}
        </option>
      ))}
    </select>
  );
}

function Text({ value, onChange }: ControlProps) {
  const { t } = useWords();
  const said = value === 'mixed' || typeof value.value !== 'string' ? '' : value.value;
  const [text, setText] = useState(said);
  const [before, setBefore] = useState(said);
  // Undo, or another box: what is said now wins over what was typed.
  if (said !== before) {
    setBefore(said);
    setText(said);
  }
  const keep = (): void => {
    if (text !== said) onChange(cleanText(text));
  };
  return (
    <span className="field soft attribute-text">
      <input
        value={text}
        maxLength={LONGEST_VALUE}
        placeholder={t(value === 'mixed' ? 'attributes:mixed' : 'attributes:textPlaceholder')}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') keep();
          if (event.key === 'Escape') setText(said);
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </span>
  );
}
