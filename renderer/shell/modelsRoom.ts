import type { ModelJob } from '../../shared/models/job';
import { describe, translate } from '../i18n/translator';
import type { Stores } from '../store/stores';
import { closeDialog, dialogStore, openDialog } from './dialogs';
import { told } from './session';
import { tell, tellFailure } from './toasts';

/** A room that opened by itself stays this long after its work, so that one can read what was done. Milliseconds. */
const LINGER = 1_500;

/** Opens the models room. */
export const openModels = (): void => openDialog({ name: 'models', watch: null });

/** Closes the models room; what went well there need not be looked at again. */
export function closeModels({ models }: Stores): void {
  closeDialog();
  for (const { id, phase } of models.getState().jobs)
    if (phase === 'done' || phase === 'cancelled') void models.dismissJob(id);
}

/** Imports files that were dropped, and shows how it goes. */
export async function importDropped(stores: Stores, files: readonly string[]): Promise<void> {
  const reply = await told(stores.models.importFiles(files));
  const { open } = dialogStore.getState();
  if (reply === null || open !== null) return;
  openDialog({ name: 'models', watch: reply.jobs });
  settle(stores);
}

/** The person has begun to use the room that opened by itself: it stays. */
export function keepModels(): void {
  const { open } = dialogStore.getState();
  if (open?.name === 'models' && open.watch !== null) openModels();
}

/** Removes a model, with a way back. */
export async function removeModel(stores: Stores, id: string): Promise<void> {
  const { models, model } = stores;
  const removed = models.getState().installed.find((one) => one.id === id);
  if (removed === undefined) return;
  const state = model.getState();
  const wasUsed = state.status === 'ready' && state.info.sha256 === removed.sha256;
  const undo = async (): Promise<void> => {
    const done = await models.restore(id);
    if (done.ok && wasUsed) await told(models.use(id));
    else if (!done.ok) tellFailure(done.failure, describe);
  };
  const done = await models.remove(id);
  if (!done.ok) tellFailure(done.failure, describe);
  else {
    const text = translate('models:removed', { title: removed.title });
    tell('info', text, { label: translate('common:undo'), run: () => void undo() });
  }
}

/** Tells the ends of jobs while the room is closed, and closes the room that opened by itself. Returns what stops it. */
export function followJobs(stores: Stores): () => void {
  return stores.models.subscribe((state, before) => {
    if (!before.known) return;
    for (const job of state.jobs) {
      const was = before.jobs.find(({ id }) => id === job.id)?.phase;
      if (was === job.phase) continue;
      if (job.phase === 'done') tellReady(stores, job);
      else if (job.phase === 'failed') tellFailed(job);
    }
    if (state.jobs !== before.jobs) settle(stores);
  });
}

const isRoomOpen = (): boolean => dialogStore.getState().open?.name === 'models';

const titleOf = ({ models }: Stores, { modelId, title }: ModelJob): string =>
  models.getState().installed.find(({ id }) => id === modelId)?.title ?? title;

function tellReady(stores: Stores, job: ModelJob): void {
  if (isRoomOpen()) return;
  const { models, model } = stores;
  const { modelId, catalogueId } = job;
  // What was fetched does not push out the model that is in use.
  const waits = catalogueId !== null && modelId !== null && model.getState().status === 'ready';
  const use = waits ? { label: translate('models:useIt'), run: () => void told(models.use(modelId)) } : null;
  tell('ok', translate('models:ready', { title: titleOf(stores, job) }), use);
}

function tellFailed({ failure }: ModelJob): void {
  if (isRoomOpen()) keepModels();
  else if (failure !== null) tellFailure(failure, describe, { label: translate('models:show'), run: openModels });
}

/** Closes the room that opened by itself, when all it opened for went well and nothing is left to answer. */
function settle(stores: Stores): void {
  const { open } = dialogStore.getState();
  if (open?.name !== 'models' || open.watch === null || stores.project.getState().opened === null) return;
  const { jobs, installed } = stores.models.getState();
  const watched = jobs.filter(({ id }) => open.watch?.includes(id) === true);
  const models = watched.map(({ modelId }) => installed.find(({ id }) => id === modelId));
  const good =
    watched.every(({ phase }) => phase === 'done') && models.every((model) => (model?.classNames ?? null) !== null);
  if (watched.length === 0 || !good) return;
  setTimeout(() => {
    if (dialogStore.getState().open !== open) return;
    for (const job of watched) tell('ok', translate('models:ready', { title: titleOf(stores, job) }));
    closeModels(stores);
  }, LINGER);
}
