import { Image as ImageIcon, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { infoStore, updateSettings } from '../../shell/appInfo';
import { closeDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import { Dialog } from '../../ui/Dialog';
import { Keys } from '../../ui/Keys';
import { Swatch } from '../../ui/marks';
import { type Command, imageEntry, remember } from './entries';
import { type Found, find, offered, type Part } from './find';
import { perform, useEntries } from './useEntries';

const TITLES = {
  recent: 'keys:paletteRecent',
  commands: 'keys:paletteCommands',
  classes: 'keys:paletteClasses',
  images: 'keys:paletteImages',
} as const satisfies Record<Part, string>;

/** A title with the letters that were found. */
function Marked({ text, marks }: { readonly text: string; readonly marks: readonly number[] }) {
  if (marks.length === 0) return text;
  const at = new Set(marks);
  // biome-ignore lint/suspicious/noArrayIndexKey: a letter is its place
  return [...text].map((letter, index) => (at.has(index) ? <mark key={index}>{letter}</mark> : letter));
}

/** Finds what can be done by typing: commands, classes, images. A combobox with a list (ARIA 1.2). */
export function Palette() {
  const { t } = useWords();
  const stores = useStores();
  const entries = useEntries();
  const images = useStore(stores.project, (state) => state.entries);
  const recent = useStore(infoStore, (info) => info.settings.recentCommands);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  // Never behind what is typed: Enter runs what stands there.
  const wanted = text.trim();
  const sections = useMemo(
    () =>
      wanted === ''
        ? offered(entries.commands, recent)
        : find(wanted, {
            ...entries,
            images,
            imageEntry: (path) => imageEntry(path, t('keys:paletteImage', { name: path })),
          }),
    [entries, images, recent, t, wanted],
  );
  const rows = sections.flatMap((section) => section.rows);
  const chosen = Math.min(active, rows.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row that is chosen must be in sight, also in another list
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, sections]);

  const act = (found: Found | undefined): void => {
    if (found === undefined || !found.entry.enabled) return;
    const { command } = found.entry;
    // The window has its keys and its focus back before anything happens in it.
    closeDialog();
    keep(command);
    requestAnimationFrame(() => perform(stores, command));
  };
  const keep = (command: Command): void => {
    const next = remember(recent, command);
    if (next !== recent) void updateSettings({ recentCommands: next });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && rows.length > 0) {
      event.preventDefault();
      const next = chosen + step;
      const single = Math.abs(step) === 1;
      setActive(single ? (next + rows.length) % rows.length : Math.max(0, Math.min(rows.length - 1, next)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      act(rows[chosen]);
    } else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      closeDialog();
    }
  };
  let index = -1;
  return (
    <Dialog title={t('keys:paletteTitle')} className="palette" width={640} onClose={closeDialog}>
      <div className="palette-field">
        <Search className="ic" aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          aria-label={t('keys:paletteField')}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={rows.length === 0 ? undefined : `${id}-${chosen}`}
          placeholder={t('keys:paletteField')}
          data-autofocus
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label={t('keys:paletteTitle')}>
        {rows.length === 0 ? (
          // A list must have options: this one cannot be chosen.
          <div className="palette-empty" role="option" aria-disabled="true" aria-selected="false" tabIndex={-1}>
            {t('keys:paletteNothing')}
          </div>
        ) : null}
        {sections.map(({ part, rows: shown }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a listbox
          <div key={part} role="group" aria-label={t(TITLES[part])}>
            <div className="palette-title" aria-hidden="true">
              {t(TITLES[part])}
            </div>
            {shown.map((found) => {
              index += 1;
              const own = index;
              return (
                <Row
                  key={found.entry.name}
                  id={`${id}-${own}`}
                  found={found}
                  chosen={own === chosen}
                  onPoint={() => setActive(own)}
                  onRun={() => act(found)}
                />
              );
            })}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

interface RowProps {
  readonly id: string;
  readonly found: Found;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

function Row({ id, found: { entry, marks, byEnglish }, chosen, onPoint, onRun }: RowProps) {
  const { t } = useWords();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys
    <div
      id={id}
      role="option"
      className="palette-item"
      aria-selected={chosen}
      aria-disabled={!entry.enabled}
      onPointerMove={chosen ? undefined : onPoint}
      onClick={onRun}
    >
      {entry.color === undefined ? null : <Swatch color={entry.color} />}
      {entry.command.kind === 'image' ? <ImageIcon className="ic s" aria-hidden="true" /> : null}
      <span className="cut" title={entry.title}>
        <Marked text={entry.title} marks={marks} />
      </span>
      {byEnglish ? <span className="english cut">{entry.english}</span> : null}
      <span className="grow" />
      {entry.enabled ? null : <span className="s11">{t('keys:paletteNotNow')}</span>}
      <span className="keys-of">
        <Keys of={entry.key} />
      </span>
    </div>
  );
}
