import { useStore } from 'zustand';
import { agreementOf, type DifferenceKind } from '../../../shared/metrics/agreement';
import { settleRecheck } from '../../actions/recheck';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ComparePicture } from './ComparePicture';

const KINDS: readonly DifferenceKind[] = ['same', 'moved', 'renamed', 'missed', 'extra'];

/** Both labellings of an image side by side in one picture, and the choice which of them stays. */
export function CompareDialog() {
  const { t, format } = useWords();
  const stores = useStores();
  const round = useStore(stores.recheck, (state) => state.round);
  if (round?.phase !== 'comparing') return null;
  const counts = agreementOf(round.differences);
  const agrees = round.differences.every(({ kind }) => kind === 'same');
  return (
    <Dialog
      title={t('recheck:compareTitle')}
      width={860}
      className="compare-dialog"
      onClose={() => settleRecheck(stores, 'first')}
      footer={
        <>
          <span className="s12 t3 cut grow" title={round.image}>
            {round.image}
          </span>
          {agrees ? (
            <Button look="primary" data-autofocus onClick={() => settleRecheck(stores, 'first')}>
              {t('recheck:goOn')}
            </Button>
          ) : (
            <>
              <Button onClick={() => settleRecheck(stores, 'second')}>{t('recheck:takeSecond')}</Button>
              <Button look="primary" data-autofocus onClick={() => settleRecheck(stores, 'first')}>
                {t('recheck:keepFirst')}
              </Button>
            </>
          )}
        </>
      }
    >
      <ComparePicture round={round} />
      <ul className="compare-legend s12">
        {KINDS.map((kind) => (
          <li key={kind} className={counts[kind] === 0 ? `${kind} is-none` : kind} title={t(`recheck:hint.${kind}`)}>
            <i aria-hidden="true" />
            {t(`recheck:kind.${kind}`)}
            <b data-testid={`compare-${kind}`}>{format.number(counts[kind])}</b>
          </li>
        ))}
        <li className="compare-lines t3">
          <i className="line" aria-hidden="true" />
          {t('recheck:first')}
          <i className="line second" aria-hidden="true" />
          {t('recheck:second')}
        </li>
      </ul>
      {agrees ? (
        <p className="s13 t2">{t(round.differences.length === 0 ? 'recheck:bothEmpty' : 'recheck:allSame')}</p>
      ) : null}
    </Dialog>
  );
}
