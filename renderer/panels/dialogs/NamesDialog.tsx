import { useState } from 'react';
import { COCO_CLASSES } from '../../../shared/detection/cocoClasses';
import { useWords } from '../../i18n/useWords';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { LinesArea } from './LinesArea';
import { linesOf } from './lines';

interface NamesDialogProps {
  /** Name of the model. */
  readonly name: string;
  /** Classes of the model; 0 = the file does not say. */
  readonly count: number;
  readonly names: readonly string[] | null;
  readonly onUse: (names: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Names for the classes of a model whose file has none, or other names. */
export function NamesDialog({ name, count, names: present, onUse, onClose }: NamesDialogProps) {
  const { t } = useWords();
  const [text, setText] = useState(present?.join('\n') ?? '');
  const names = linesOf(text);
  const fits = names.length > 0 && (count === 0 || names.length === count);
  const use = (): void => {
    if (!fits) return;
    onClose();
    onUse(names);
  };
  return (
    <Dialog
      title={t('model:classNamesTitle', { name })}
      width={500}
      onClose={onClose}
      onSubmit={use}
      footer={
        <>
          <span className={`s12 grow ${fits ? 't3' : 'text-warn'}`} aria-live="polite">
            {t('model:classNamesCount', { found: names.length, expected: count })}
          </span>
          {count === COCO_CLASSES.length ? (
            <Button onClick={() => setText(COCO_CLASSES.map((one) => one.name).join('\n'))}>
              {t('model:classNamesCoco')}
            </Button>
          ) : null}
          <Button look="primary" type="submit" disabled={!fits}>
            {t('model:classNamesUse')}
          </Button>
        </>
      }
    >
      <p className="t3">{t('model:classNamesText', { count })}</p>
      <LinesArea label={t('model:classNamesArea')} value={text} onChange={setText} />
    </Dialog>
  );
}
