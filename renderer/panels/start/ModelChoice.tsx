import { Box, Boxes, Cpu, FolderOpen, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { ModelState } from '../../../shared/ipc/model';
import { isDemo } from '../../../shared/models/demo';
import type { InstalledModel } from '../../../shared/models/installed';
import type { ModelJob } from '../../../shared/models/job';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { openDialog } from '../../shell/dialogs';
import { openModels } from '../../shell/modelsRoom';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { useModelInUse } from '../models/inUse';
import { isActive } from '../models/jobWords';

/** More rows than this are only in the models room. */
const SHOWN = 5;

function ModelRow({ model, inUse }: { readonly model: InstalledModel; readonly inUse: boolean }) {
  const { t, format } = useWords();
  const { models } = useStores();
  const loading = useStore(models, ({ wanted }) => wanted === model.id);
  const lost = model.state !== 'ok';
  return (
    <label className="option model-row" title={model.version}>
      <input
        type="radio"
        name="model"
        checked={inUse}
        disabled={lost}
        onChange={() => void told(models.use(model.id))}
      />
      <span className="strong cut">{model.title}</span>
      {isDemo(model) ? <span className="chip square">{t('start:demoChip')}</span> : null}
      <span className="s12 t3 nowrap">{t('common:class', { count: model.classCount })}</span>
      <span className="grow" />
      {loading ? <LoaderCircle className="ic s spin" aria-hidden="true" /> : null}
      <span className="s12 t3 nowrap">
        {lost ? t(model.state === 'missing' ? 'start:modelMissing' : 'start:modelChanged') : format.bytes(model.bytes)}
      </span>
    </label>
  );
}

/** A model on its way in; more about it in the models room. */
function JobRow({ job }: { readonly job: ModelJob }) {
  const { t } = useWords();
  return (
    <button type="button" className="model-row row job-row" onClick={openModels}>
      <LoaderCircle className="ic s spin" aria-hidden="true" />
      <span className="strong t1 cut">{job.title}</span>
      <span className="s12 t3 nowrap grow">{t(`models:phase.${job.phase}`)}</span>
    </button>
  );
}

function ModelNotes({ state }: { readonly state: ModelState }) {
  const { t } = useWords();
  if (state.status === 'failed') {
    return (
      <div className="note error" role="status">
        <TriangleAlert className="ic s" aria-hidden="true" />
        <span className="selectable">{describe(state.failure)}</span>
      </div>
    );
  }
  if (state.status === 'ready' && state.info.classNames === null) {
    return (
      <div className="note warn" role="status">
        <TriangleAlert className="ic s" aria-hidden="true" />
        <span className="grow">{t('model:classNamesTitle', { name: state.info.name })}</span>
        <button type="button" className="link" onClick={() => openDialog({ name: 'classNames' })}>
          {t('model:classNamesNeeded')}
        </button>
      </div>
    );
  }
  return null;
}

/** Installed models, the one in use always among them. */
function Rows() {
  const { models } = useStores();
  const installed = useStore(models, (state) => state.installed);
  const inUse = useModelInUse();
  const first = installed.slice(0, SHOWN);
  const used = installed.find(({ id }) => id === inUse);
  const shown = used === undefined || first.includes(used) ? first : [used, ...first.slice(0, SHOWN - 1)];
  return shown.map((model) => <ModelRow key={model.id} model={model} inUse={model.id === inUse} />);
}

/** Which model draws the first boxes: an installed one, or a file. */
export function ModelChoice() {
  const { t } = useWords();
  const { model, models } = useStores();
  const none = useStore(models, (state) => state.known && state.installed.length === 0);
  const jobs = useStore(models, (state) => state.jobs);
  const state = useStore(model);
  const active = jobs.filter(isActive);
  return (
    <section aria-labelledby="model-title">
      <div className="row start-title">
        <h2 id="model-title" className="grow">
          {t('start:model')}
        </h2>
        {state.status === 'ready' ? (
          <span className="chip ok">
            <Cpu className="ic" aria-hidden="true" />
            {t('start:ready', { device: t(`model:device.${state.device.used}`) })}
          </span>
        ) : null}
      </div>
      <div className="card">
        {none && active.length === 0 ? (
          <div className="empty">
            <Box className="ic l" aria-hidden="true" />
            <b>{t('start:noModelTitle')}</b>
            <span>{t('start:noModel')}</span>
          </div>
        ) : (
          <Rows />
        )}
        {active.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
        <div className="model-row row">
          <button type="button" className="link row" onClick={() => void told(models.importDialog())}>
            <FolderOpen className="ic s" aria-hidden="true" />
            {t('start:openModel')}
          </button>
          <span className="s12 t3 grow">{t('start:orDrop')}</span>
          <button type="button" className="link row" onClick={openModels}>
            <Boxes className="ic s" aria-hidden="true" />
            {t('start:allModels')}
          </button>
        </div>
      </div>
      <ModelNotes state={state} />
    </section>
  );
}
