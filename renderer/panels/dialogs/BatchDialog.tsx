import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Reasons } from './Reasons';

/** The batch in full: figures, pause and stop, skipped files with their reasons. */
export function BatchDialog() {
  const { t, format } = useWords();
  const { batch, model } = useStores();
  const state = useStore(batch);
  const ready = useStore(model, (one) => one.status === 'ready');
  const { status, total, done, cached, failed, rate, secondsLeft } = state;
  const running = status === 'running';
  const active = running || status === 'paused';
  const unknown = t('batch:unknown');
  const figures = [
    [t('batch:predicted'), format.number(done), t('batch:of', { total })],
    [t('batch:speed'), rate === null ? unknown : t('batch:rate', { rate: rate.toFixed(1) }), ''],
    [t('batch:timeLeft'), secondsLeft === null ? unknown : format.duration(secondsLeft), ''],
    [t('batch:cached'), format.number(cached), ''],
    [t('batch:skipped'), format.number(failed.length), ''],
  ] as const;
  return (
    <Dialog
      title={`${t('batch:title')} · ${t(`batch:status.${status}`)}`}
      width={620}
      onClose={closeDialog}
      footer={
        active ? (
          <>
            <Button onClick={() => void told(batch.cancel())}>{t('batch:stop')}</Button>
            <span className="grow" />
            <Button look="primary" data-autofocus onClick={() => void told(running ? batch.pause() : batch.resume())}>
              {t(running ? 'batch:pause' : 'batch:resume')}
            </Button>
          </>
        ) : (
          <>
            <span className="grow" />
            <Button disabled={!ready} onClick={() => void told(batch.start({ scope: 'all' }))}>
              {t('batch:all')}
            </Button>
            <Button
              look="primary"
              data-autofocus
              disabled={!ready}
              onClick={() => void told(batch.start({ scope: 'not done' }))}
            >
              {t('batch:notDone')}
            </Button>
          </>
        )
      }
    >
      {ready ? null : <p className="text-warn">{t('batch:needsModel')}</p>}
      {status === 'idle' ? (
        <p>{t('batch:which')}</p>
      ) : (
        <>
          <div
            className="bar"
            role="progressbar"
            aria-label={t('batch:progress', { done, total })}
            aria-valuemin={0}
            aria-valuemax={total}
            aria-valuenow={done + failed.length}
          >
            <i style={{ width: `${total === 0 ? 0 : ((done + failed.length) / total) * 100}%` }} />
          </div>
          <div className="figures">
            {figures.map(([name, figure, more]) => (
              <div key={name}>
                <span className="s12 t3">{name}</span>
                <b>{figure}</b>
                <span className="s12 t3">{more}</span>
              </div>
            ))}
          </div>
        </>
      )}
      <p className="s12 t3">{t('batch:calm')}</p>
      {failed.length === 0 ? null : (
        <>
          <h3 className="s12 strong">{t('batch:skippedTitle')}</h3>
          <Reasons files={failed} />
        </>
      )}
    </Dialog>
  );
}
