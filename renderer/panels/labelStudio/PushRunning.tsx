import { Square } from 'lucide-react';
import type { PushState } from '../../../shared/ipc/labelStudioPush';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { pushName } from './projectName';

/** How far a push is, and a way to stop it. */
export function PushRunning({ push }: { readonly push: Extract<PushState, { status: 'running' }> }) {
  const { t, format } = useWords();
  const { labelStudio } = useStores();
  const { progress, again, stopping } = push;
  const { total = 0, done = 0, secondsLeft = null, pushed = 0, already = 0, failed = 0 } = progress ?? {};
  const name = pushName(push, t);
  const far = progress === null ? t('labelStudio:push.listing') : t('labelStudio:push.running', { done, total });
  return (
    <div className="ls-push-body">
      <div className="row">
        <span className="t1 grow ls-breaks">{name}</span>
        <Button size="sm" disabled={stopping} onClick={() => void told(labelStudio.stopPush())}>
          <Square className="ic s" aria-hidden="true" />
          {t('labelStudio:push.stop')}
        </Button>
      </div>
      <div
        className={`bar${progress === null ? ' unknown' : ''}`}
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={progress === null ? undefined : done}
        aria-valuetext={far}
      >
        <i style={{ width: `${total === 0 ? 0 : (done / total) * 100}%` }} />
      </div>
      <div className="row s12 t2 ls-facts-row">
        <span>{far}</span>
        {progress === null ? null : <span>{t('labelStudio:push.counts', { pushed, already, failed })}</span>}
        {secondsLeft === null || stopping ? null : (
          <span className="t3">{t('labelStudio:push.left', { time: format.duration(secondsLeft) })}</span>
        )}
      </div>
      {stopping ? <p className="s12 t2">{t('labelStudio:push.stopping')}</p> : null}
      {again === null || stopping ? null : (
        <p className="s12 text-warn" role="status">
          {t('labelStudio:push.again', { reason: describe(again) })}
        </p>
      )}
    </div>
  );
}
