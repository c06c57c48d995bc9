import { Eye } from 'lucide-react';
import { useStore } from 'zustand';
import { run } from '../../actions/registry';
import { useWords } from '../../i18n/useWords';
import { useKey } from '../../shell/keymap';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Keys } from '../../ui/Keys';

/** Under the picture while an image is labelled a second time. */
export function RecheckBar() {
  const { t } = useWords();
  const stores = useStores();
  const submit = useKey('submit');
  return (
    <div className="review recheck-bar" role="toolbar" aria-label={t('recheck:drawing')}>
      <Eye className="ic text-accent" aria-hidden="true" />
      <span className="col recheck-what">
        <b className="s13">{t('recheck:drawing')}</b>
        <span className="s12 t2">{t('recheck:drawingText')}</span>
      </span>
      <Button look="ghost" onClick={() => stores.recheck.giveUp()}>
        {t('recheck:giveUp')}
      </Button>
      <Button look="primary" onClick={() => run('submit', stores)}>
        {t('recheck:compare')}
        <Keys of={submit} />
      </Button>
    </div>
  );
}

/** How many images wait for a second look; begins with the first. */
export function RecheckChip() {
  const { t } = useWords();
  const stores = useStores();
  const { due, round } = useStore(stores.recheck);
  if (due.length === 0 || round !== null) return null;
  return (
    <button
      type="button"
      className="chip chip-button"
      title={t('recheck:due', { count: due.length })}
      onClick={() => run('recheckNext', stores)}
    >
      <Eye className="ic" aria-hidden="true" />
      {t('recheck:dueChip', { count: due.length })}
    </button>
  );
}
