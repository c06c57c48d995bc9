import { ClipboardList, Link2, Plus, TriangleAlert, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { unmatched } from '../../../shared/detection/bridge';
import { addClasses, cleanName, moveClass } from '../../../shared/editing/commands/classes';
import { useWords } from '../../i18n/useWords';
import { openDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import { MenuItems, Popover } from '../../ui/Popover';
import { ClassRow } from './ClassRow';

/** One class by hand: typed, Enter. */
function AddClass() {
  const { t } = useWords();
  const { project } = useStores();
  const [name, setName] = useState('');
  const taken = useStore(project, (state) => state.document.classes.some((one) => one.name === cleanName(name)));
  const add = (): void => {
    if (taken || cleanName(name) === '') return;
    project.dispatch(addClasses(project.getState().document, { names: [name] }));
    setName('');
  };
  return (
    <form
      className="class-add"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className={`field soft${taken ? ' is-error' : ''}`}>
        <input
          className="s12"
          aria-label={t('classes:addPlaceholder')}
          placeholder={t('classes:addPlaceholder')}
          value={name}
          aria-invalid={taken}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setName('');
          }}
        />
        <button type="submit" className="mini plain" aria-label={t('classes:add')} disabled={taken || name === ''}>
          <Plus className="ic s" />
        </button>
      </div>
      {taken ? (
        <span className="s11 text-error" role="alert">
          {t('classes:duplicate')}
        </span>
      ) : null}
    </form>
  );
}

/** Lists of names: pasted, or the model's. */
function ListMenu() {
  const { t } = useWords();
  const { project, model } = useStores();
  const names = useStore(model, (state) => (state.status === 'ready' ? state.info.classNames : null));
  return (
    <Popover className="btn ghost sm icon" label={t('classes:list')} align="end" button={<Plus className="ic s" />}>
      {(close) => (
        <MenuItems
          close={close}
          entries={[
            { text: t('classes:paste'), icon: ClipboardList, run: () => openDialog({ name: 'pasteClasses' }) },
            {
              text: t('classes:fromModel'),
              icon: WandSparkles,
              disabled: names === null,
              run: () => project.dispatch(addClasses(project.getState().document, { names: names ?? [] })),
            },
            {
              text: t('classes:bridge'),
              icon: Link2,
              disabled: names === null,
              run: () => openDialog({ name: 'bridge' }),
            },
          ]}
        />
      )}
    </Popover>
  );
}

/** Model classes that no class of the project matches: said, never silently dropped. */
function BridgeBanner() {
  const { t } = useWords();
  const { classBridge, project } = useStores();
  const bridge = useStore(classBridge, (state) => state.bridge);
  const classes = useStore(project, (state) => state.document.classes.length);
  const missing = bridge === null || classes === 0 ? [] : unmatched(bridge);
  if (missing.length === 0) return null;
  return (
    <div className="note warn bridge-banner">
      <TriangleAlert className="ic" aria-hidden="true" />
      <div>
        <p title={missing.join(', ')}>{t('bridge:banner', { count: missing.length })}</p>
        <button type="button" className="link" onClick={() => openDialog({ name: 'bridge' })}>
          {t('bridge:open')}
        </button>
      </div>
    </div>
  );
}

/** Classes of the project in the order of their digit keys. */
export function ClassPanel() {
  const { t, format } = useWords();
  const { project } = useStores();
  const classes = useStore(project, (state) => state.document.classes);
  const [dragged, setDragged] = useState<number | null>(null);
  const move = (from: number, to: number): void => {
    const moved = classes[from];
    if (moved) project.dispatch(moveClass(project.getState().document, { id: moved.id, to }));
  };
  return (
    <section className="panel classes" aria-label={t('classes:list')}>
      <div className="panel-head">
        <h2>{t('classes:title')}</h2>
        <span className="s12 t3 grow">{format.number(classes.length)}</span>
        <ListMenu />
      </div>
      <BridgeBanner />
      {classes.length === 0 ? (
        <div className="empty">
          <b>{t('classes:emptyTitle')}</b>
          <span>{t('classes:empty')}</span>
          <button type="button" className="link" onClick={() => openDialog({ name: 'pasteClasses' })}>
            {t('classes:paste')}
          </button>
        </div>
      ) : (
        <ul className="class-list scroll">
          {classes.map((record, at) => (
            <ClassRow
              key={record.id}
              record={record}
              at={at}
              last={at === classes.length - 1}
              dragged={dragged}
              onDrag={setDragged}
              onMove={move}
            />
          ))}
        </ul>
      )}
      <AddClass />
    </section>
  );
}
