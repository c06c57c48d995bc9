import { failureOf } from '../../../shared/failure/failure';
import { IDLE_BATCH } from '../../../shared/ipc/batch';
import type { Predictor } from '../predictor';
import { batchImages, type Workspace } from '../workspace';
import type { Area, Handlers } from './handlers';

export function predictionHandlers(workspace: Workspace): Handlers<Area<'prediction'> | Area<'batch'>> {
  /** The predictor, or null without project or model: then there is nothing to look ahead or to pause. */
  const predictor = async (): Promise<Predictor | null> => {
    try {
      return await workspace.predictor();
    } catch (thrown) {
      const { code } = failureOf(thrown);
      if (code === 'model.none' || code === 'project.noneOpen') return null;
      throw thrown;
    }
  };
  const state = (predictor: Predictor | null) => predictor?.batchState() ?? IDLE_BATCH;

  return {
    'prediction.get': async ({ image }) => (await workspace.predictor()).get(image),
    'prediction.ahead': async ({ images }) => {
      const known = images.filter((image) => workspace.work().paths.has(image));
      (await predictor())?.setAhead(known);
      return null;
    },
    'prediction.survivorsOf': async ({ images }) => (await predictor())?.survivors.of(images) ?? [],
    'prediction.survivors': async () => (await predictor())?.survivors.state() ?? null,
    'prediction.survivorsPart': async ({ from }) => (await workspace.predictor()).survivors.part(from),
    'prediction.recount': async (nms) => (await predictor())?.survivors.recount(nms) ?? null,
    'prediction.cancelRecount': async () => (await predictor())?.survivors.cancel() ?? null,
    'prediction.kept': async ({ images }) => (await predictor())?.kept(images) ?? [],
    'batch.start': async ({ scope }) => {
      const present = await workspace.predictor();
      return present.startBatch(batchImages(await workspace.listed(), scope));
    },
    'batch.pause': async () => {
      const present = await predictor();
      present?.batch?.pause();
      return state(present);
    },
    'batch.resume': async () => {
      const present = await predictor();
      present?.batch?.resume();
      return state(present);
    },
    'batch.cancel': async () => {
      const present = await predictor();
      present?.batch?.cancel();
      return state(present);
    },
    'batch.state': async () => state(await predictor()),
  };
}
