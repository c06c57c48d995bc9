import { ArrowDown, ArrowUp, Pencil, Trash2, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { type AttributeDefinition, attributeNamed } from '../../../shared/dataset/attributes';
import {
  type AttributeChange,
  changeAttribute,
  moveAttribute,
  removeAttribute,
  valuesLost,
  valuesOfAttribute,
} from '../../../shared/editing/commands/attributes';
import { cleanName } from '../../../shared/editing/commands/classes';
import { useWords } from '../../i18n/useWords';
import { tell, undoStep } from '../../shell/toasts';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { RenameField } from '../../ui/RenameField';
import { RowMenu } from '../../ui/RowMenu';
import { linesOf } from '../dialogs/lines';
import { ClassesPicker } from './ClassesPicker';
import { KindSelect, TargetSelect } from './selects';

interface AttributeRowProps {
  readonly attribute: AttributeDefinition;
  readonly at: number;
  readonly last: boolean;
}

/** One attribute of the project. What would lose values is asked first; everything can be undone. */
export function AttributeRow({ attribute, at, last }: AttributeRowProps) {
  const { t } = useWords();
  const { project } = useStores();
  const document = useStore(project, (state) => state.document);
  const [renaming, setRenaming] = useState(false);
  const [asking, setAsking] = useState<{ readonly change: AttributeChange; readonly count: number } | null>(null);
  const [kept, setKept] = useState(0);
  const { id, name, kind, target, classes } = attribute;
  const used = useMemo(() => valuesOfAttribute(document, id), [document, id]);

  const change = (wanted: AttributeChange, sure = false): void => {
    const count = sure ? 0 : valuesLost(document, id, wanted);
    setAsking(count > 0 ? { change: wanted, count } : null);
    if (count === 0) project.dispatch(changeAttribute(document, { id, change: wanted }));
  };
  const remove = (): void => {
    project.dispatch(removeAttribute(document, { id }));
    const text = used === 0 ? t('attributes:removed', { name }) : t('attributes:removedWith', { name, count: used });
    tell('ok', text, undoStep(t('common:undo'), project));
  };
  const move = (to: number): void => project.dispatch(moveAttribute(document, { id, to }));
  const isTaken = (text: string): boolean => {
    const others = document.attributes.filter((one) => one.id !== id);
    return attributeNamed(others, target, cleanName(text)) !== undefined;
  };

  return (
    <li className="attribute-row" data-testid="attribute">
      {renaming ? (
        <RenameField
          label={t('attributes:rename', { name })}
          value={name}
          problemOf={(text) => (isTaken(text) ? t('attributes:taken') : null)}
          onEnd={(text) => {
            setRenaming(false);
            if (text !== null) change({ name: text });
          }}
        />
      ) : (
        <button type="button" className="attribute-name" title={name} onDoubleClick={() => setRenaming(true)}>
          <span className="cut strong">{name}</span>
          <span className="s11 t3 nowrap">
            {used === 0 ? t('attributes:unused') : t('attributes:used', { count: used })}
          </span>
        </button>
      )}
      <TargetSelect
        label={t('attributes:targetOf', { name })}
        value={target}
        onChange={(to) => change({ target: to })}
      />
      <KindSelect label={t('attributes:kindOf', { name })} value={kind} onChange={(to) => change({ kind: to })} />
      {target === 'box' ? (
        <ClassesPicker name={name} classes={classes} onChange={(to) => change({ classes: to })} />
      ) : (
        <span />
      )}
      <RowMenu
        label={t('attributes:actionsOf', { name })}
        entries={[
          { text: t('attributes:rename', { name }), icon: Pencil, run: () => setRenaming(true) },
          { text: t('attributes:moveUp'), icon: ArrowUp, disabled: at === 0, run: () => move(at - 1) },
          { text: t('attributes:moveDown'), icon: ArrowDown, disabled: last, run: () => move(at + 1) },
          { text: t('attributes:remove'), icon: Trash2, run: remove },
        ]}
      />
      {kind === 'choice' ? (
        // Another list, another field: also undo, and a change that was thought better of.
        <ChoicesArea
          key={`${attribute.choices.join('\n')} ${kept}`}
          attribute={attribute}
          onChange={(choices) => change({ choices })}
        />
      ) : null}
      {asking === null ? null : (
        <div className="note warn attribute-wide" role="alert">
          <TriangleAlert className="ic" aria-hidden="true" />
          <span className="grow">{t('attributes:lose', { name, count: asking.count })}</span>
          <Button
            size="sm"
            onClick={() => {
              setAsking(null);
              setKept((times) => times + 1);
            }}
          >
            {t('attributes:loseKeep')}
          </Button>
          <Button size="sm" look="danger" onClick={() => change(asking.change, true)}>
            {t('attributes:loseConfirm')}
          </Button>
        </div>
      )}
    </li>
  );
}

function ChoicesArea({
  attribute: { name, choices },
  onChange,
}: {
  readonly attribute: AttributeDefinition;
  readonly onChange: (choices: readonly string[]) => void;
}) {
  const { t } = useWords();
  const said = choices.join('\n');
  const [text, setText] = useState(said);
  return (
    <div className="attribute-wide">
      <textarea
        className="area"
        rows={Math.min(6, Math.max(2, choices.length))}
        aria-label={t('attributes:choicesOf', { name })}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (linesOf(text).join('\n') !== said) onChange(linesOf(text));
        }}
      />
      <span className="s11 t3">{t('attributes:choicesHint')}</span>
    </div>
  );
}
