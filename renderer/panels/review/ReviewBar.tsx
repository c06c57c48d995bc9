import { Check, ChevronLeft, ChevronRight, RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import { actionOf, run } from '../../actions/registry';
import type { WordKey } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { imageAt, orderOf, placeOf } from '../../store/neighbours';
import { Button, IconButton } from '../../ui/Button';
import { Keys, keyText } from '../../ui/Keys';
import { StatusDot } from '../../ui/marks';

const firstKey = (id: Parameters<typeof actionOf>[0]): string => actionOf(id).keys[0] ?? '';

/** The next step, under the picture: submit, skip, go on. */
export function ReviewBar() {
  const { t, format } = useWords();
  const stores = useStores();
  const { image, record, predictions } = useStore(stores.current);
  useStore(stores.view, (state) => state.order);
  const broken = useStore(stores.view, (state) => state.problem !== null);
  if (image === null) return null;
  const total = orderOf(stores).length;
  const index = placeOf(stores) + 1;
  const done = record.status === 'done';
  const submit: WordKey =
    predictions.length > 0
      ? 'topbar:submit'
      : record.annotations.length === 0
        ? 'topbar:submitEmpty'
        : 'topbar:submitOwn';
  return (
    <div className="review" role="toolbar" aria-label={t('topbar:review')}>
      <IconButton
        label={t('topbar:previous')}
        hint={firstKey('previous')}
        disabled={imageAt(stores, -1) === null}
        onClick={() => run('previous', stores)}
      >
        <ChevronLeft className="ic" />
      </IconButton>
      <span className="review-place" title={t('topbar:position', { index, total })}>
        <b>{format.number(index)}</b> / {format.number(total)}
      </span>
      <IconButton
        label={t('topbar:next')}
        hint={firstKey('next')}
        disabled={imageAt(stores, 1) === null}
        onClick={() => run('next', stores)}
      >
        <ChevronRight className="ic" />
      </IconButton>
      <span className="divider" />
      {done ? (
        <>
          <span className="row s12 text-ok">
            <StatusDot status="done" />
            {t('images:status.done')}
          </span>
          <Button
            look="ghost"
            title={`${t('actions:reopen')} (${keyText(firstKey('reopen'))})`}
            onClick={() => run('reopen', stores)}
          >
            <RotateCcw className="ic s" aria-hidden="true" />
            {t('topbar:reopen')}
            <Keys of={firstKey('reopen')} />
          </Button>
          <Button look="primary" onClick={() => run('next', stores)}>
            {t('topbar:next')}
            <Keys of={firstKey('next')} />
          </Button>
        </>
      ) : (
        <>
          <Button look="ghost" onClick={() => run('skip', stores)}>
            {t('topbar:skip')}
            <Keys of={firstKey('skip')} />
          </Button>
          {broken ? null : (
            <Button look="primary" onClick={() => run('submit', stores)}>
              <Check className="ic s" aria-hidden="true" />
              {t(submit)}
              <Keys of={firstKey('submit')} />
            </Button>
          )}
        </>
      )}
    </div>
  );
}
