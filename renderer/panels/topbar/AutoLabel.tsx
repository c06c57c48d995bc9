import { ChevronDown, Pause, Play, Sparkles, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { BatchRequest, BatchState } from '../../../shared/ipc/batch';
import { useWords } from '../../i18n/useWords';
import { openDialog } from '../../shell/dialogs';
import { told } from '../../shell/session';
import { tell } from '../../shell/toasts';
import { useStores } from '../../shell/useStores';
import { Button, IconButton } from '../../ui/Button';
import { MenuItem, Popover } from '../../ui/Popover';

const isActive = ({ status }: BatchState): boolean => status === 'running' || status === 'paused';

/** Tells the end of a batch once. */
function useEnd(state: BatchState): void {
  const { t } = useWords();
  const before = useRef(state.status);
  useEffect(() => {
    const ended = before.current === 'running' && state.status === 'finished';
    before.current = state.status;
    if (!ended) return;
    const skipped = state.failed.length;
    const text = t('batch:finished', { count: state.done });
    const more = skipped === 0 ? '' : ` ${t('batch:finishedSkipped', { count: skipped })}`;
    const details = {
      label: t('common:details'),
      run: () => openDialog({ name: 'batch' }),
      goesWith: 'project' as const,
    };
    tell(skipped === 0 ? 'ok' : 'warn', text + more, skipped === 0 ? null : details);
  }, [state, t]);
}

/** How far the batch is, beside its button. */
function Progress({ state }: { readonly state: BatchState }) {
  const { t, format } = useWords();
  const { total, done, failed, rate, secondsLeft, status } = state;
  const part = total === 0 ? 1 : (done + failed.length) / total;
  return (
    <button
      type="button"
      className="batch-progress"
      aria-label={t('batch:details')}
      title={t('batch:progress', { done, total })}
      onClick={() => openDialog({ name: 'batch' })}
    >
      <span className="row s11">
        <span className="nowrap">
          {format.number(done)} / {format.number(total)}
        </span>
        <span className="grow" />
        <span className="t3 nowrap">
          {status === 'paused' ? t('batch:status.paused') : null}
          {rate === null ? null : t('batch:rate', { rate: rate.toFixed(1) })}
          {secondsLeft === null ? null : ` · ${t('batch:left', { time: format.duration(secondsLeft) })}`}
        </span>
      </span>
      <span className="bar thin" aria-hidden="true">
        <i style={{ width: `${part * 100}%` }} />
      </span>
    </button>
  );
}

/** Predicts the whole folder in the background. */
export function AutoLabel() {
  const { t } = useWords();
  const { batch, model } = useStores();
  const state = useStore(batch);
  const ready = useStore(model, (one) => one.status === 'ready');
  useEnd(state);
  const start = (scope: BatchRequest['scope']) => void told(batch.start({ scope }));
  const running = state.status === 'running';
  if (isActive(state))
    return (
      <>
        <Progress state={state} />
        <IconButton
          label={t(running ? 'batch:pause' : 'batch:resume')}
          onClick={() => void told(running ? batch.pause() : batch.resume())}
        >
          {running ? <Pause className="ic" /> : <Play className="ic" />}
        </IconButton>
        <IconButton label={t('batch:stop')} onClick={() => void told(batch.cancel())}>
          <Square className="ic s" />
        </IconButton>
      </>
    );
  return (
    <span className="split">
      <Button
        look="primary"
        disabled={!ready}
        title={t(ready ? 'batch:startHint' : 'batch:needsModel')}
        onClick={() => start('not done')}
      >
        <Sparkles className="ic s" aria-hidden="true" />
        {t('batch:start')}
      </Button>
      <Popover
        className="btn primary icon"
        label={t('batch:choose')}
        align="end"
        disabled={!ready}
        button={<ChevronDown className="ic s" aria-hidden="true" />}
      >
        {(close) => (
          <>
            {(['not done', 'all'] as const).map((scope) => (
              <MenuItem
                key={scope}
                onSelect={() => {
                  close();
                  start(scope);
                }}
              >
                {t(scope === 'all' ? 'batch:all' : 'batch:notDone')}
              </MenuItem>
            ))}
            <div className="menu-rule" />
            <MenuItem
              onSelect={() => {
                close();
                openDialog({ name: 'batch' });
              }}
            >
              {t('batch:details')}
            </MenuItem>
          </>
        )}
      </Popover>
    </span>
  );
}
