import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ClassId } from '../../../shared/dataset/ids';
import { asClassId } from '../../../shared/dataset/ids';
import { type Everywhere, judgeEverywhere, planEverywhere } from '../../actions/everywhere';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { told } from '../../shell/session';
import { tell, undoStep } from '../../shell/toasts';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

/** Accepts or rejects predictions in the whole project: says how many before, how far it is, and can be stopped. */
export function EverywhereDialog({ what, classId: first }: Everywhere) {
  const { t } = useWords();
  const stores = useStores();
  const [classId, setClassId] = useState<ClassId | null>(first);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const stop = useRef<AbortController | null>(null);
  const classes = useStore(stores.project, (state) => state.document.classes);
  const byClass = useStore(stores.shown, (state) => state.byClass);
  const { boxes, images } = useMemo(() => planEverywhere(stores, classId), [stores, classId]);
  const accepts = what === 'accept';
  const boxWords = t('common:box', { count: boxes });

  const leave = (): void => {
    stop.current?.abort();
    closeDialog();
  };
  const start = async (): Promise<void> => {
    const mine = new AbortController();
    stop.current = mine;
    setProgress({ done: 0, total: images.length });
    const judged = await told(
      judgeEverywhere(stores, { what, classId }, mine.signal, (done, total) => setProgress({ done, total })),
    );
    if (mine.signal.aborted) return;
    closeDialog();
    if (judged === null) return;
    const undo = undoStep(t('common:undo'), stores.project);
    tell(
      'ok',
      t(accepts ? 'predictions:accepted' : 'predictions:rejected', { boxes: t('common:box', { count: judged }) }),
      undo,
    );
  };

  return (
    <Dialog
      title={t(accepts ? 'predictions:acceptTitle' : 'predictions:rejectTitle')}
      width={480}
      onClose={leave}
      footer={
        <>
          <span className="grow" />
          <Button data-autofocus onClick={leave}>
            {t('common:cancel')}
          </Button>
          <Button look="primary" disabled={boxes === 0 || progress !== null} onClick={() => void start()}>
            {t(accepts ? 'predictions:doAccept' : 'predictions:doReject', { boxes: boxWords })}
          </Button>
        </>
      }
    >
      <label className="row">
        <span className="s12 t2">{t('predictions:what')}</span>
        <select
          className="select"
          aria-label={t('predictions:what')}
          disabled={progress !== null}
          value={classId ?? ''}
          onChange={({ target }) => setClassId(target.value === '' ? null : asClassId(Number(target.value)))}
        >
          <option value="">{t('predictions:allClasses')}</option>
          {classes
            .filter(({ id }) => id === first || (byClass.get(id) ?? 0) > 0)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <p>
        <b>
          {t(accepts ? 'predictions:willAccept' : 'predictions:willReject', {
            boxes: boxWords,
            images: t('common:image', { count: images.length }),
          })}
        </b>
      </p>
      <p className="s12 t2">{t('predictions:rules')}</p>
      {progress === null ? null : (
        <div role="status" className="col">
          <span className="s12 t2">{t('predictions:working', progress)}</span>
          <span className="bar" aria-hidden="true">
            <i style={{ width: `${(progress.done / Math.max(1, progress.total)) * 100}%` }} />
          </span>
        </div>
      )}
    </Dialog>
  );
}
