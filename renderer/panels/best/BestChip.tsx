import { Triangle } from 'lucide-react';
import { useStore } from 'zustand';
import type { Learned } from '../../../shared/ipc/learning';
import { ENOUGH } from '../../../shared/metrics/bestThreshold';
import { SHOWN_SECONDS } from '../../../shared/metrics/corrections';
import { secondsOf } from '../../../shared/metrics/keystrokes';
import { run } from '../../actions/registry';
import { useWords } from '../../i18n/useWords';
import { useCalm } from '../../shell/useCalm';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Popover } from '../../ui/Popover';
import { figuresAt } from './figures';
import { useBest } from './useBest';

const ROWS = ['kept', 'tightened', 'renamed', 'deleted', 'added'] as const;

/** The figures behind the mark: what the threshold in use costs, and what the best one would. */
function Comparison({ learned, threshold }: { readonly learned: Learned; readonly threshold: number }) {
  const { t, format } = useWords();
  const { prediction, learning, project } = useStores();
  const value = useCalm(prediction, (state) => state.threshold);
  const hasOwn = useStore(prediction, (state) => Object.keys(state.perClass).length > 0);
  const together = useStore(learning, (state) => state.together);
  const left = useCalm(project, ({ counts }) => counts.byStatus.unseen + counts.byStatus['in progress']);
  const [now, there] = [figuresAt(learned, together, value), figuresAt(learned, together, threshold)];
  const saved = now.seconds - there.seconds;
  const seconds = (number: number): string => t('best:inSeconds', { seconds: format.tenths(number) });
  return (
    <>
      <table className="best-table s12">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('best:now')}</th>
            <th scope="col">{t('best:there')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('best:threshold')}</th>
            <td>{format.score(value)}</td>
            <td>{format.score(threshold)}</td>
          </tr>
          {ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">{t(`best:${row}`)}</th>
              <td>{format.number(now.corrections[row])}</td>
              <td>{format.number(there.corrections[row])}</td>
            </tr>
          ))}
          <tr className="best-sum">
            <th scope="row">{t('best:seconds')}</th>
            <td>{seconds(now.seconds)}</td>
            <td>{seconds(there.seconds)}</td>
          </tr>
        </tbody>
      </table>
      <p className="s12 t2">
        {saved >= 0.05
          ? t('best:saves', { seconds: format.tenths(saved), duration: format.duration(Math.round(saved * left)) })
          : t('best:same')}
      </p>
      {hasOwn ? <p className="s12 t3">{t('best:perClass')}</p> : null}
    </>
  );
}

/** Before the first submitted image, and while a model loads. */
const NOTHING_LEARNED = { together: { known: false, images: ENOUGH.images }, counting: null, images: 0 } as const;

/** The best threshold as a chip; behind it its figures and a button that sets it. Before it is known the mark alone; its tooltip says how many images it takes. */
export function BestChip() {
  const { t, format } = useWords();
  const stores = useStores();
  const learned = useStore(stores.learning, (state) => state.learned);
  const value = useCalm(stores.prediction, (state) => state.threshold);
  const best = useBest(null, t('best:allClasses'));
  const hasModel = useStore(stores.model, ({ status }) => status === 'ready' || status === 'loading');
  // With a model it is there from the first image on: what stands beside it does not move later.
  if (!hasModel) return null;
  const { together, counting, images } = learned ?? NOTHING_LEARNED;
  const known = learned !== null && together.known;
  const threshold = together.known ? format.score(together.threshold) : '';
  const wait = together.known
    ? ''
    : t(images < ENOUGH.images ? 'best:unknown' : 'best:unknownAbout', { count: together.images });
  return (
    <Popover
      className={known ? 'chip ok chip-button best-chip' : 'chip chip-button best-chip'}
      {...(known ? {} : { label: wait })}
      kind="dialog"
      width={340}
      title={best?.explanation ?? wait}
      button={
        <>
          <Triangle className="ic" aria-hidden="true" fill={known ? 'currentcolor' : 'none'} />
          {known ? t('best:chip', { threshold }) : null}
        </>
      }
    >
      {(close) => (
        <div className="col best-panel">
          <h3 className="s13 strong">{together.known ? t('best:title') : wait}</h3>
          {known ? (
            <Comparison learned={learned} threshold={together.threshold} />
          ) : (
            <p className="s12 t2">{t('best:unknownText')}</p>
          )}
          {counting === null ? null : (
            <p className="s12 t3" role="status">
              {t('best:counting', counting)}
            </p>
          )}
          {images === 0 ? null : <p className="s12 t3">{t('best:from', { count: images })}</p>}
          <p className="s12 t3">
            {t('best:model', {
              add: secondsOf('addBox'),
              delete: SHOWN_SECONDS.deleted,
              tighten: SHOWN_SECONDS.tightened,
              rename: SHOWN_SECONDS.renamed,
            })}
          </p>
          {together.known ? (
            <Button
              look="primary"
              disabled={value === together.threshold}
              onClick={() => {
                run('useBestThreshold', stores);
                close();
              }}
            >
              {t('best:use', { threshold })}
            </Button>
          ) : null}
        </div>
      )}
    </Popover>
  );
}
