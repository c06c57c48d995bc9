import { ArrowDown, ArrowUp, Eye, EyeOff, Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useStore } from 'zustand';
import { normalisedName } from '../../../shared/dataset/className';
import type { ClassRecord } from '../../../shared/dataset/document';
import { COCO_CLASSES } from '../../../shared/detection/cocoClasses';
import { cleanName, deleteClass, recolorClass, renameClass } from '../../../shared/editing/commands/classes';
import { classify } from '../../actions/boxes';
import { useWords } from '../../i18n/useWords';
import { openDialog } from '../../shell/dialogs';
import { clickedOn } from '../../shell/toCanvas';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import { IconButton } from '../../ui/Button';
import { Swatch } from '../../ui/marks';
import { Popover } from '../../ui/Popover';
import { RenameField } from '../../ui/RenameField';
import { RowMenu } from '../../ui/RowMenu';

const COLORS = 20;
const CHINESE = new Map(COCO_CLASSES.map(({ name, zh }) => [normalisedName(name), zh]));

/** Digit key of a place in the list; '' beyond the tenth. */
export const digitOf = (at: number): string => (at < 9 ? String(at + 1) : at === 9 ? '0' : '');

function Colors({ record, close }: { readonly record: ClassRecord; readonly close: () => void }) {
  const { t } = useWords();
  const { project } = useStores();
  return (
    <div className="color-grid">
      {Array.from({ length: COLORS }, (_, slot) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its number
          key={slot}
          type="button"
          className="color-choice"
          aria-label={t('classes:colourNumber', { number: slot + 1 })}
          aria-pressed={slot === record.color.slot}
          style={{ backgroundColor: `var(--class-${slot})` }}
          onClick={() => {
            close();
            const color = { slot, ring: record.color.ring };
            project.dispatch(recolorClass(project.getState().document, { id: record.id, color }));
          }}
        />
      ))}
    </div>
  );
}

interface ClassRowProps {
  readonly record: ClassRecord;
  readonly at: number;
  readonly last: boolean;
  /** Place of the row that is being dragged. */
  readonly dragged: number | null;
  readonly onDrag: (at: number | null) => void;
  readonly onMove: (from: number, to: number) => void;
}

/** One class: click arms it, or gives it to the selected boxes. */
export function ClassRow({ record, at, last, dragged, onDrag, onMove }: ClassRowProps) {
  const { t, format } = useWords();
  const stores = useStores();
  const count = useCalm(stores.project, (state) => state.counts.byClass.get(record.id) ?? 0);
  const armed = useStore(stores.selection, (state) => state.armedClass === record.id);
  const unseen = useStore(stores.boxView, (state) => state.hiddenClasses.has(record.id));
  const [renaming, setRenaming] = useState(false);
  const { name, id } = record;
  const chinese = CHINESE.get(normalisedName(name));

  const pick = (): void => {
    const { refs, armedClass } = stores.selection.getState();
    if (refs.length > 0) classify(stores, refs, id);
    else stores.selection.arm(armedClass === id ? null : id);
  };
  const remove = (): void => {
    if (count > 0) openDialog({ name: 'deleteClass', id });
    else stores.project.dispatch(deleteClass(stores.project.getState().document, { id }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(at, at + step);
  };

  return (
    <li
      className={`class-row${armed ? ' is-armed' : ''}${dragged === at ? ' is-dragged' : ''}${unseen ? ' is-unseen' : ''}`}
      draggable={!renaming}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', name);
        onDrag(at);
      }}
      onDragOver={(event) => {
        if (dragged !== null) event.preventDefault();
      }}
      onDrop={(event) => {
        if (dragged === null) return;
        event.preventDefault();
        event.stopPropagation();
        onMove(dragged, at);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <kbd className={digitOf(at) === '' ? 'no-key' : undefined}>{digitOf(at)}</kbd>
      <Popover
        className="swatch-button"
        kind="dialog"
        label={t('classes:recolour', { name })}
        button={<Swatch color={record.color} />}
      >
        {(close) => <Colors record={record} close={close} />}
      </Popover>
      {renaming ? (
        <ClassNameField record={record} onEnd={() => setRenaming(false)} />
      ) : (
        <button
          type="button"
          className="class-name"
          aria-pressed={armed}
          title={armed ? t('classes:armed') : name}
          onClick={(event) => {
            pick();
            clickedOn(event);
          }}
          onDoubleClick={() => setRenaming(true)}
          onKeyDown={onKeyDown}
        >
          <span className="cut">{name}</span>
          {chinese === undefined || chinese === name ? null : (
            <span className="s12 t3 cut class-other" lang="zh-CN">
              {chinese}
            </span>
          )}
        </button>
      )}
      <IconButton
        size="sm"
        className={unseen ? 'class-eye is-on' : 'class-eye'}
        label={t(unseen ? 'classes:show' : 'classes:hide', { name })}
        onClick={() => stores.boxView.toggleClass(id)}
      >
        {unseen ? <EyeOff className="ic s" aria-hidden="true" /> : <Eye className="ic s" aria-hidden="true" />}
      </IconButton>
      <span className="s12 t3 class-count" title={t('classes:boxesOf', { count })}>
        {format.number(count)}
      </span>
      <RowMenu
        className="row-menu"
        label={t('classes:actionsOf', { name })}
        entries={[
          { text: t('classes:rename'), icon: Pencil, run: () => setRenaming(true) },
          { text: t('classes:moveUp'), icon: ArrowUp, disabled: at === 0, run: () => onMove(at, at - 1) },
          { text: t('classes:moveDown'), icon: ArrowDown, disabled: last, run: () => onMove(at, at + 1) },
          { text: t('common:delete'), icon: Trash2, run: remove },
        ]}
      />
    </li>
  );
}

function ClassNameField({ record, onEnd }: { readonly record: ClassRecord; readonly onEnd: () => void }) {
  const { t } = useWords();
  const { project } = useStores();
  const classes = useStore(project, (state) => state.document.classes);
  const isTaken = (name: string): boolean => classes.some((one) => one.id !== record.id && one.name === name);
  return (
    <RenameField
      label={t('classes:renameOf', { name: record.name })}
      value={record.name}
      problemOf={(text) => (isTaken(cleanName(text)) ? t('classes:duplicate') : null)}
      onEnd={(text) => {
        const name = text === null ? '' : cleanName(text);
        if (name !== '') project.dispatch(renameClass(project.getState().document, { id: record.id, name }));
        onEnd();
      }}
    />
  );
}
