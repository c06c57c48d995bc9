import { RotateCcw, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { KEY_PRESETS } from '../../../shared/ipc/app';
import { words as english } from '../../../shared/words/en';
import { actions } from '../../actions/registry';
import { ACTION_GROUPS, type ActionId } from '../../actions/types';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { keyText } from '../../ui/Keys';
import { SearchField } from '../../ui/SearchField';
import { findActions } from './editing';
import { KeyRow } from './KeyRow';
import { type Trouble, useKeyEditor } from './useKeyEditor';

interface TroubleNoteProps {
  /** The action a key is pressed for; null = none. */
  readonly recording: ActionId | null;
  readonly trouble: Trouble | null;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

/** At the foot of the dialog, so that nothing moves: what stands against the key that was pressed. */
function TroubleNote({ recording, trouble, onTake, onLeave }: TroubleNoteProps) {
  const { t } = useWords();
  if (trouble === null)
    return (
      <span className="s12 t3 grow">
        {recording === null ? t('keys:hint') : t('keys:recordFor', { action: t(`actions:${recording}`) })}
      </span>
    );
  if (trouble.kind === 'family')
    return (
      <span className="s12 text-warn grow" role="alert">
        {t(trouble.needs === 'Arrows' ? 'keys:needsArrows' : 'keys:needsDigits')}
      </span>
    );
  return <ConflictNote trouble={trouble} onTake={onTake} onLeave={onLeave} />;
}

interface ConflictNoteProps extends Omit<TroubleNoteProps, 'trouble' | 'recording'> {
  readonly trouble: Extract<Trouble, { kind: 'conflict' }>;
}

/** Asks who gets the key; the harmless answer has the focus. */
function ConflictNote({ trouble, onTake, onLeave }: ConflictNoteProps) {
  const { t } = useWords();
  const leave = useRef<HTMLButtonElement>(null);
  useEffect(() => leave.current?.focus(), []);
  const names = trouble.others.map((id) => t(`actions:${id}`)).join(', ');
  return (
    <div className="note warn grow key-conflict" role="alert">
      <TriangleAlert className="ic" aria-hidden="true" />
      <p className="grow">
        <b>{keyText(trouble.key)}</b>{' '}
        {t('keys:conflict', { other: names, action: t(`actions:${trouble.recording.id}`) })}
      </p>
      <Button ref={leave} size="sm" onClick={onLeave}>
        {t('keys:keep')}
      </Button>
      <Button size="sm" onClick={onTake}>
        {t('keys:take')}
      </Button>
    </div>
  );
}

/** Keys of other programs, and one's own. */
export function KeyEditor() {
  const { t } = useWords();
  const editor = useKeyEditor();
  const { keymap, changes } = editor;
  const [search, setSearch] = useState('');
  const found = useMemo(
    () =>
      findActions(
        actions.map(({ id }) => ({
          id,
          titles: [t(`actions:${id}`), english.actions[id]],
          keys: keymap[id].map(keyText),
        })),
        search,
      ),
    [keymap, search, t],
  );
  const groups = ACTION_GROUPS.map((group) => ({
    group,
    shown: actions.filter((one) => one.group === group && found.has(one.id)),
  })).filter(({ shown }) => shown.length > 0);
  return (
    <Dialog
      title={t('keys:editTitle')}
      className="key-editor"
      width={960}
      onClose={closeDialog}
      tools={
        <SearchField
          label={t('keys:search')}
          clearLabel={t('keys:clearSearch')}
          value={search}
          width={240}
          onChange={setSearch}
        />
      }
      footer={
        <>
          <TroubleNote
            recording={editor.recording?.id ?? null}
            trouble={editor.trouble}
            onTake={editor.takeOver}
            onLeave={editor.leave}
          />
          {editor.trouble?.kind === 'conflict' ? null : (
            <Button disabled={Object.keys(changes).length === 0} onClick={editor.resetAll}>
              <RotateCcw className="ic s" aria-hidden="true" />
              {t('keys:resetAll')}
            </Button>
          )}
        </>
      }
    >
      <div className="row key-presets">
        <span className="t3" id="key-preset">
          {t('keys:presets')}
        </span>
        <div className="seg" role="radiogroup" aria-labelledby="key-preset">
          {KEY_PRESETS.map((one) => (
            // biome-ignore lint/a11y/useSemanticElements: a segmented control is drawn as buttons
            <button
              key={one}
              type="button"
              role="radio"
              aria-checked={one === editor.preset}
              onClick={() => editor.choose(one)}
            >
              {t(`keys:preset.${one}`)}
            </button>
          ))}
        </div>
      </div>
      {groups.length === 0 ? <p className="t3">{t('keys:nothingFound')}</p> : null}
      <div className="key-groups">
        {groups.map(({ group, shown }) => (
          <section key={group} aria-label={t(`actions:group.${group}`)}>
            <h3>{t(`actions:group.${group}`)}</h3>
            <ul>
              {shown.map((action) => (
                <KeyRow
                  key={action.id}
                  action={action}
                  keys={keymap[action.id]}
                  changed={changes[action.id] !== undefined}
                  recording={editor.recording}
                  onRecord={editor.record}
                  onPress={editor.press}
                  onRemove={(at) => editor.remove(action.id, at)}
                  onReset={() => editor.reset(action.id)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
