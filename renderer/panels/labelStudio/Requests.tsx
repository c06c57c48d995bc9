import { useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { outcomeOf } from './outcome';
import { RequestRow } from './RequestRow';
import type { SettingField } from './ServerSettings';

interface RequestsProps {
  /** Shows a setting that mends something. */
  readonly onSetting: (field: SettingField) => void;
  /** Unfolds a project. */
  readonly onProject: (key: string) => void;
}

/** What was asked, newest first; the newest that failed tells why at once, others on a click. */
export function Requests({ onSetting, onProject }: RequestsProps) {
  const { t, format } = useWords();
  const { labelStudio } = useStores();
  const log = useStore(labelStudio, (state) => state.log);
  const projects = useStore(labelStudio, (state) => state.projects);
  const [folds, setFolds] = useState<ReadonlyMap<number, boolean>>(new Map());
  const newestBad = log.find((entry) => outcomeOf(entry, projects) !== 'ok')?.id;
  return (
    <section className="card ls-requests" aria-labelledby="ls-requests-title">
      <div className="ls-row">
        <h3 id="ls-requests-title">{t('labelStudio:requests')}</h3>
        <span className="s12 t3 grow">{format.number(log.length)}</span>
        {log.length === 0 ? null : (
          <button type="button" className="link" onClick={() => void told(labelStudio.clearLog())}>
            {t('labelStudio:clear')}
          </button>
        )}
      </div>
      {log.length === 0 ? <div className="empty">{t('labelStudio:noRequests')}</div> : null}
      <ul aria-labelledby="ls-requests-title">
        {log.map((entry) => {
          const open = folds.get(entry.id) ?? entry.id === newestBad;
          return (
            <RequestRow
              key={entry.id}
              entry={entry}
              projects={projects}
              open={open}
              onToggle={() => setFolds(new Map(folds).set(entry.id, !open))}
              onSetting={onSetting}
              onProject={onProject}
            />
          );
        })}
      </ul>
    </section>
  );
}
