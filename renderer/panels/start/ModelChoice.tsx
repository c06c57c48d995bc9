import { Box, Cpu, FolderOpen, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import type { RecentModel } from '../../../shared/ipc/app';
import type { ModelState } from '../../../shared/ipc/model';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { infoStore, refreshInfo } from '../../shell/appInfo';
import { openDialog } from '../../shell/dialogs';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';

/** Name of the model that is loaded, being loaded or failed. */
const nameOf = (state: ModelState): string | null =>
  state.status === 'none' ? null : state.status === 'ready' ? state.info.name : state.name;

function ModelRow({ model, state }: { readonly model: RecentModel; readonly state: ModelState }) {
  const { t, format } = useWords();
  const stores = useStores();
  const mine = nameOf(state) === model.name;
  const missing = !model.reachable;
  return (
    <label className="option model-row" title={model.file}>
      <input
        type="radio"
        name="model"
        checked={mine && state.status !== 'failed'}
        disabled={missing}
        onChange={() => void told(stores.model.load(model.file))}
      />
      <span className="strong cut">{model.name}</span>
      <span className="s12 t3 nowrap grow">{t('common:class', { count: model.classCount })}</span>
      {mine && state.status === 'loading' ? <LoaderCircle className="ic s spin" aria-hidden="true" /> : null}
      <span className="s12 t3 nowrap">{missing ? t('start:modelMissing') : format.bytes(model.bytes)}</span>
    </label>
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

/** Which model draws the first boxes: models used before, or a file. */
export function ModelChoice() {
  const { t } = useWords();
  const stores = useStores();
  const models = useStore(infoStore, (info) => info.recentModels);
  const state = useStore(stores.model);
  const open = () => void told(stores.model.openDialog()).then((model) => (model === null ? undefined : refreshInfo()));
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
        {models.length === 0 ? (
          <div className="empty">
            <Box className="ic l" aria-hidden="true" />
            <b>{state.status === 'loading' ? t('model:loading', { name: state.name }) : t('start:noModelTitle')}</b>
            <span>{t('start:noModel')}</span>
          </div>
        ) : (
          models.map((model) => <ModelRow key={model.file} model={model} state={state} />)
        )}
        <div className="model-row row">
          <button type="button" className="link row grow" onClick={open}>
            <FolderOpen className="ic s" aria-hidden="true" />
            {t('start:openModel')}
          </button>
          <span className="s12 t3">{t('start:orDrop')}</span>
        </div>
      </div>
      <ModelNotes state={state} />
    </section>
  );
}
