import { Square } from 'lucide-react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { projectName } from './projectName';

/** Predictions in work, and a way to end them. */
export function RunningCard() {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const running = useStore(labelStudio, (state) => state.running);
  if (running.length === 0) return null;
  return (
    <section className="card ls-running" aria-label={t('labelStudio:running')}>
      <div className="ls-row">
        <b className="grow">{t('labelStudio:running')}</b>
        <Button size="sm" title={t('labelStudio:stopHint')} onClick={() => void told(labelStudio.cancel())}>
          <Square className="ic s" aria-hidden="true" />
          {t('labelStudio:stop')}
        </Button>
      </div>
      <ul>
        {running.map(({ id, project, tasks, done, failed }) => {
          const text = t('labelStudio:runningTasks', { project: projectName(project, t), done, tasks });
          return (
            <li key={id} className="ls-progress">
              <span className="row s12">
                <span className="grow">{text}</span>
                {failed === 0 ? null : (
                  <span className="text-error">{t('labelStudio:runningFailed', { count: failed })}</span>
                )}
              </span>
              <div
                className="bar"
                role="progressbar"
                aria-label={text}
                aria-valuemin={0}
                aria-valuemax={tasks}
                aria-valuenow={done + failed}
              >
                <i style={{ width: `${tasks === 0 ? 0 : ((done + failed) / tasks) * 100}%` }} />
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
