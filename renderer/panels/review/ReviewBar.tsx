import { Check, ChevronLeft, ChevronRight, LoaderCircle, RotateCcw } from 'lucide-react';
import { useStore } from 'zustand';
import { run } from '../../actions/registry';
import type { ActionId } from '../../actions/types';
import type { WordKey } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { useKey } from '../../shell/keymap';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import { isAwaited } from '../../store/current';
import { countOf, imageAt, placeOf } from '../../store/neighbours';
import { Button, IconButton } from '../../ui/Button';
import { Keys, keyText, withKey } from '../../ui/Keys';
import { StatusDot } from '../../ui/marks';

/** The key of an action, when it has one. */
const KeyOf = ({ of }: { readonly of: ActionId }) => <Keys of={useKey(of)} />;

/** The next step, under the picture: submit, skip, go on. */
export function ReviewBar() {
  const { t, format } = useWords();
  const stores = useStores();
  const { image, record, predictions, detection } = useCalm(stores.current);
  const awaited = useStore(stores.model, (model) => isAwaited(model, detection));
  useCalm(stores.view, (state) => state.order);
  useCalm(stores.project, (state) => state.entries);
  const broken = useCalm(stores.view, (state) => state.problem !== null);
  const [previousKey, nextKey, reopenKey] = [useKey('previous'), useKey('next'), useKey('reopen')];
  if (image === null) return null;
  const total = countOf(stores);
  const index = placeOf(stores) + 1;
  const done = record.status === 'done';
  const submit: WordKey =
    awaited || predictions.length > 0
      ? 'topbar:submit'
      : record.annotations.length === 0
        ? 'topbar:submitEmpty'
        : 'topbar:submitOwn';
  return (
    <div className="review" role="toolbar" aria-label={t('topbar:review')}>
      <IconButton
        label={t('topbar:previous')}
        hint={keyText(previousKey)}
        disabled={imageAt(stores, -1) === null}
        onClick={() => run('previous', stores)}
      >
        <ChevronLeft className="ic" />
      </IconButton>
      <span className="review-place" title={t('topbar:position', { index, total })}>
        <b>{index === 0 ? '–' : format.number(index)}</b> / {format.number(total)}
      </span>
      <IconButton
        label={t('topbar:next')}
        hint={keyText(nextKey)}
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
          <Button look="ghost" title={withKey(t('actions:reopen'), reopenKey)} onClick={() => run('reopen', stores)}>
            <RotateCcw className="ic s" aria-hidden="true" />
            {t('topbar:reopen')}
            <KeyOf of="reopen" />
          </Button>
          <Button look="primary" onClick={() => run('next', stores)}>
            {t('topbar:next')}
            <KeyOf of="next" />
          </Button>
        </>
      ) : (
        <>
          <Button look="ghost" onClick={() => run('skip', stores)}>
            {t('topbar:skip')}
            <KeyOf of="skip" />
          </Button>
          {broken ? null : (
            <Button look="primary" onClick={() => run('submit', stores)}>
              {awaited ? (
                <LoaderCircle className="ic s spin" aria-hidden="true" />
              ) : (
                <Check className="ic s" aria-hidden="true" />
              )}
              {t(submit)}
              <KeyOf of="submit" />
            </Button>
          )}
        </>
      )}
    </div>
  );
}
