import { useState } from 'react';
import { useStore } from 'zustand';
import { COCO_CLASSES } from '../../../shared/detection/cocoClasses';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { LinesArea } from './LinesArea';
import { linesOf } from './lines';

/** Names for the classes of a model whose file has none, or other names. */
export function ClassNamesDialog() {
  const { t } = useWords();
  const { model } = useStores();
  const state = useStore(model);
  const info = state.status === 'ready' ? state.info : null;
  const [text, setText] = useState(info?.classNames?.join('\n') ?? '');
  if (info === null) return null;
  const names = linesOf(text);
  const fits = names.length > 0 && (info.classCount === 0 || names.length === info.classCount);
  const use = (): void => {
    if (!fits) return;
    closeDialog();
    void told(model.setClassNames(names));
  };
  return (
    <Dialog
      title={t('model:classNamesTitle', { name: info.name })}
      width={500}
      onClose={closeDialog}
      onSubmit={use}
      footer={
        <>
          <span className={`s12 grow ${fits ? 't3' : 'text-warn'}`} aria-live="polite">
            {t('model:classNamesCount', { found: names.length, expected: info.classCount })}
          </span>
          {info.classCount === COCO_CLASSES.length ? (
            <Button onClick={() => setText(COCO_CLASSES.map(({ name }) => name).join('\n'))}>
              {t('model:classNamesCoco')}
            </Button>
          ) : null}
          <Button look="primary" type="submit" disabled={!fits}>
            {t('model:classNamesUse')}
          </Button>
        </>
      }
    >
      <p className="t3">{t('model:classNamesText', { count: info.classCount })}</p>
      <LinesArea label={t('model:classNamesArea')} value={text} onChange={setText} />
    </Dialog>
  );
}
