import { ArrowRight, Check, CircleAlert, LoaderCircle, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { InstalledModel } from '../../../shared/models/installed';
import type { ModelJob } from '../../../shared/models/job';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button, IconButton } from '../../ui/Button';
import { NamesDialog } from '../dialogs/NamesDialog';
import { DownloadProgress } from './DownloadProgress';
import { hashDiffers, isActive, stepText, timeText } from './jobWords';
import { useInstall } from './useInstall';

/** The file held no class names: the last step is a person's. */
function NamesStep({ model }: { readonly model: InstalledModel }) {
  const { t } = useWords();
  const { models } = useStores();
  const [naming, setNaming] = useState(false);
  return (
    <li>
      <ArrowRight className="ic s text-accent" aria-hidden="true" />
      <span className="grow">{t('models:step.names', { count: model.classCount })}</span>
      <button type="button" className="link" onClick={() => setNaming(true)}>
        {t('models:giveNames')}
      </button>
      {naming ? (
        <NamesDialog
          name={model.title}
          count={model.classCount}
          names={null}
          onUse={(names) => void told(models.setClassNames(model.id, names))}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </li>
  );
}

function Failure({ job }: { readonly job: ModelJob }) {
  const { t } = useWords();
  const install = useInstall();
  const { catalogueId, failure, phase } = job;
  const again =
    catalogueId === null ? null : (
      <Button size="sm" onClick={() => void install(catalogueId)}>
        {t('common:retry')}
      </Button>
    );
  if (phase === 'cancelled' && again !== null)
    return (
      <div className="job-more row">
        <span className="s12 t3 grow">{t('models:keptPart')}</span>
        {again}
      </div>
    );
  if (failure === null) return null;
  return (
    <div className="note error job-failure" role="alert">
      <CircleAlert className="ic" aria-hidden="true" />
      <div className="grow">
        {hashDiffers(job) ? <b>{t('models:hashDiffers')}</b> : null}
        <p className="selectable">{describe(failure)}</p>
        {again === null ? null : <div className="row remark-acts">{again}</div>}
      </div>
    </div>
  );
}

const DOT = { done: 'ok', failed: 'error', cancelled: 'skipped' } as const;

/** A model on its way in, step by step. */
export function JobCard({ job }: { readonly job: ModelJob }) {
  const { t, format } = useWords();
  const { models } = useStores();
  const card = useRef<HTMLElement>(null);
  const { id, title, phase, steps, download, modelId } = job;
  const active = isActive(job);
  const model = useStore(models, ({ installed }) => installed.find((one) => one.id === modelId) ?? null);
  // Steps come one by one: the newest is what one wants to see.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the card grows
  useEffect(() => card.current?.scrollIntoView({ block: 'nearest' }), [steps.length, phase]);
  return (
    <article ref={card} className="card job" aria-label={title} data-phase={phase}>
      <header>
        {active ? (
          <LoaderCircle className="ic s spin text-accent" aria-hidden="true" />
        ) : (
          <span className={`dot ${DOT[phase as keyof typeof DOT]}`} aria-hidden="true" />
        )}
        <h3 className="cut" title={title}>
          {title}
        </h3>
        <span className="s12 t3 grow nowrap" role="status">
          {t(`models:phase.${phase}`)}
        </span>
        <span className="s12 t3 nowrap">{timeText(job.ms, t, format)}</span>
        <IconButton
          size="sm"
          label={t(active ? 'models:cancel' : 'models:dismiss', { title })}
          onClick={() => void told(active ? models.cancelJob(id) : models.dismissJob(id))}
        >
          <X className="ic s" />
        </IconButton>
      </header>
      {phase === 'downloading' && download !== null ? (
        <div className="job-more">
          <DownloadProgress title={title} download={download} />
        </div>
      ) : null}
      {steps.length === 0 ? null : (
        <ol className="job-steps">
          {steps.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are only appended
            <li key={at}>
              <Check className="ic s text-ok" aria-hidden="true" />
              <span className="grow">{stepText(step, steps, t, format)}</span>
              <span className="t3 nowrap">{timeText(step.ms, t, format)}</span>
            </li>
          ))}
          {model !== null && model.classNames === null ? <NamesStep model={model} /> : null}
        </ol>
      )}
      <Failure job={job} />
    </article>
  );
}
