import { useState } from 'react';
import { useStore } from 'zustand';
import {
  type AttributeKind,
  type AttributeTarget,
  attributeNamed,
  LONGEST_NAME,
} from '../../../shared/dataset/attributes';
import { asAttributeId } from '../../../shared/dataset/ids';
import { addAttribute } from '../../../shared/editing/commands/attributes';
import { cleanName } from '../../../shared/editing/commands/classes';
import { newId } from '../../actions/newId';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { linesOf } from '../dialogs/lines';
import { AttributeRow } from './AttributeRow';
import { KindSelect, TargetSelect } from './selects';

/** A new attribute: name, what it is of, kind; a choice asks for its choices at once. */
function NewAttribute() {
  const { t } = useWords();
  const { project } = useStores();
  const own = useStore(project, (state) => state.document.attributes);
  const [name, setName] = useState('');
  const [target, setTarget] = useState<AttributeTarget>('box');
  const [kind, setKind] = useState<AttributeKind>('flag');
  const [choices, setChoices] = useState('');
  const taken = attributeNamed(own, target, cleanName(name)) !== undefined;
  const ready = cleanName(name) !== '' && !taken;
  const add = (): void => {
    if (!ready) return;
    const id = asAttributeId(`a${newId()}`);
    const attribute = { id, name, kind, target, choices: linesOf(choices) };
    project.dispatch(addAttribute(project.getState().document, { attribute }));
    setName('');
    setChoices('');
  };
  return (
    <form
      className="attribute-new"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className={`field${taken ? ' is-error' : ''}`}>
        <input
          aria-label={t('attributes:newName')}
          placeholder={t('attributes:newName')}
          value={name}
          maxLength={LONGEST_NAME}
          aria-invalid={taken}
          data-autofocus
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <TargetSelect label={t('attributes:target')} value={target} onChange={setTarget} />
      <KindSelect label={t('attributes:kind')} value={kind} onChange={setKind} />
      <Button type="submit" look="primary" disabled={!ready}>
        {t('attributes:add')}
      </Button>
      {kind === 'choice' ? (
        <textarea
          className="area attribute-wide"
          rows={3}
          aria-label={t('attributes:choices')}
          placeholder={t('attributes:choices')}
          value={choices}
          onChange={(event) => setChoices(event.target.value)}
        />
      ) : null}
      {taken ? (
        <span className="s12 text-error attribute-wide" role="alert">
          {t('attributes:taken')}
        </span>
      ) : null}
    </form>
  );
}

/** The project's own attributes: what they are called, what they are of, what can be said. */
export function AttributesDialog() {
  const { t } = useWords();
  const { project } = useStores();
  const own = useStore(project, (state) => state.document.attributes);
  return (
    <Dialog title={t('attributes:dialogTitle')} width={700} onClose={closeDialog} className="attributes-dialog">
      <p className="t2">{t('attributes:dialogText')}</p>
      {own.length === 0 ? (
        <p className="empty">{t('attributes:empty')}</p>
      ) : (
        <ul className="attribute-list">
          {own.map((attribute, at) => (
            <AttributeRow key={attribute.id} attribute={attribute} at={at} last={at === own.length - 1} />
          ))}
        </ul>
      )}
      <NewAttribute />
    </Dialog>
  );
}
