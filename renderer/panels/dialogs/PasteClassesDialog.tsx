import { useState } from 'react';
import { useStore } from 'zustand';
import { addClasses, cleanName } from '../../../shared/editing/commands/classes';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { LinesArea } from './LinesArea';
import { linesOf } from './lines';

/** A list of class names, one per line. */
export function PasteClassesDialog() {
  const { t } = useWords();
  const { project } = useStores();
  const [text, setText] = useState('');
  const classes = useStore(project, (state) => state.document.classes);
  const names = linesOf(text).map(cleanName);
  const distinct = [...new Set(names)];
  const known = new Set(classes.map(({ name }) => name));
  const fresh = distinct.filter((name) => !known.has(name));
  const [repeated, existing] = [names.length - distinct.length, distinct.length - fresh.length];
  const add = (): void => {
    if (fresh.length === 0) return;
    closeDialog();
    project.dispatch(addClasses(project.getState().document, { names: fresh }));
  };
  return (
    <Dialog
      title={t('classes:pasteTitle')}
      width={480}
      onClose={closeDialog}
      onSubmit={add}
      footer={
        <>
          <span className="s12 t3 grow" aria-live="polite">
            {fresh.length === 0 ? t('classes:pasteNothing') : t('classes:pasteNew', { count: fresh.length })}
            {existing === 0 ? null : ` · ${t('classes:pasteKnown', { count: existing })}`}
            {repeated === 0 ? null : ` · ${t('classes:pasteRepeated', { count: repeated })}`}
          </span>
          <Button onClick={closeDialog}>{t('common:cancel')}</Button>
          <Button look="primary" type="submit" disabled={fresh.length === 0}>
            {t('classes:pasteAdd', { count: fresh.length })}
          </Button>
        </>
      }
    >
      <p className="t3">{t('classes:pasteHint')}</p>
      <LinesArea label={t('classes:pasteArea')} value={text} onChange={setText} />
    </Dialog>
  );
}
