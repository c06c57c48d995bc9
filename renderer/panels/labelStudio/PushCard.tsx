import { useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { PushForm } from './PushForm';
import { PushNeeds } from './PushNeeds';
import { PushOutcome } from './PushOutcome';
import { PushRunning } from './PushRunning';
import type { SettingField } from './ServerSettings';

interface PushCardProps {
  readonly id: string;
  /** Number of a project that a person has asked for; null = none yet. */
  readonly asked: number | null;
  /** Shows a setting. */
  readonly onSetting: (field: SettingField) => void;
}

/** Predictions for all tasks of a project: what it needs, the choice, how far it is, what came of it. */
export function PushCard({ id, asked, onSetting }: PushCardProps) {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const push = useStore(labelStudio, (state) => state.push);
  const hasUrl = useStore(labelStudio, ({ settings }) => settings.url !== '');
  const hasToken = useStore(labelStudio, ({ token }) => token !== 'none');
  // Another project is asked for than the one that has ended: its result stays above.
  const [seen, setSeen] = useState(asked);
  const fresh = asked !== seen && asked !== push?.project;
  const able = hasUrl && hasToken;
  const idle = push?.status !== 'running';
  return (
    <section id={id} className="card ls-push" aria-labelledby={`${id}-title`}>
      <div className="ls-push-head">
        <h3 id={`${id}-title`}>{t('labelStudio:push.title')}</h3>
        {push === null ? <p className="s12 t3">{t('labelStudio:push.why')}</p> : null}
      </div>
      {push === null ? null : push.status === 'running' ? (
        <PushRunning push={push} />
      ) : (
        <PushOutcome push={push} onSetting={onSetting} />
      )}
      {idle && !able ? <PushNeeds /> : null}
      {able && (push === null || (idle && fresh)) ? (
        <PushForm key={asked} asked={asked} onStart={() => setSeen(asked)} onSetting={onSetting} />
      ) : null}
    </section>
  );
}
