import { join } from 'node:path';
import type { ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import type { ModelInfo } from '../../shared/detection/model';
import type { NmsSettings } from '../../shared/detection/survivors';
import { type BatchState, IDLE_BATCH } from '../../shared/ipc/batch';
import type { ImageDetection } from '../../shared/ipc/contract';
import type { Detector } from '../core/inference/detector';
import { type Batch, startBatch } from '../core/predict/batch';
import { createPredictService } from '../core/predict/service';
import { type CandidateStore, candidateKey, openCandidateStore } from '../core/storage/candidateStore';
import { noteFacts } from '../core/storage/knownFacts';
import type { Project } from '../core/storage/openProject';
import { openSurvivorStore } from '../core/storage/survivorStore';
import { createLearning, type Learning } from './learning';
import type { Send } from './send';
import { createSurvivors, type ProjectSurvivors } from './survivors';

/** Predictions of the open project with the loaded model. Made anew when either changes. */
export interface Predictor {
  get(image: ImagePath): Promise<ImageDetection>;
  setAhead(images: readonly ImagePath[]): void;
  /** Detections of those images that are stored, whatever their files have become. */
  kept(images: readonly ImagePath[]): Promise<readonly ImageDetection[]>;
  readonly survivors: ProjectSurvivors;
  /** What submitted images say about the model. */
  readonly learning: Learning;
  /** What is stored, without running the model. */
  readonly stored: Pick<CandidateStore, 'get'>;
  readonly info: ModelInfo;
  startBatch(images: readonly ImageEntry[]): BatchState;
  readonly batch: Pick<Batch, 'pause' | 'resume' | 'cancel'> | null;
  batchState(): BatchState;
  dispose(): Promise<void>;
}

export async function createPredictor(project: Project, detector: Detector, send: Send): Promise<Predictor> {
  const { version } = detector.info;
  const key = candidateKey(detector.info);
  const { prediction } = project.settings();
  const store = await openCandidateStore(project.stateDir, key);
  const kept = await openSurvivorStore(project.stateDir, key, store, prediction);
  const learning = await createLearning(project, key, detector.info, kept.get, send);
  const survivors = createSurvivors(kept, store, send, learning.restart);
  if (kept.missing().length > 0 || !sameNms(kept.nms, prediction)) void survivors.recount(prediction);
  const facts = noteFacts(project.stateDir);
  const service = createPredictService({
    fileOf: (image) => join(project.folder, image),
    detector,
    cache: {
      ...store,
      async put(image, file, stored) {
        await store.put(image, file, stored);
        const survivors = learning.replacing(image, () => kept.put(image, stored.detection));
        send('prediction.stored', { image, ...survivors });
      },
    },
    summary: prediction,
    onLooked: facts.note,
  });
  let batch: Batch | null = null;
  let ended: Promise<void> = Promise.resolve();
  const batchState = (): BatchState => batch?.progress() ?? IDLE_BATCH;

  return {
    async get(image) {
      const { detection, fromCache } = await service.get(image, 'person');
      return { ...detection, image, model: version, fromCache };
    },
    setAhead: service.setAhead,
    async kept(images) {
      const found = await Promise.all(images.map(async (image) => ({ image, stored: await store.read(image) })));
      return found.flatMap(({ image, stored }) =>
        stored === null ? [] : [{ ...stored.detection, image, model: version, fromCache: true }],
      );
    },
    survivors,
    learning,
    stored: store,
    info: detector.info,
    startBatch(images) {
      batch?.cancel();
      batch = startBatch(service, images, (state) => send('batch.state', state));
      // An export after it need not open a file.
      ended = batch.ended.then(facts.save);
      return batchState();
    },
    get batch() {
      return batch;
    },
    batchState,
    async dispose() {
      batch?.cancel();
      learning.stop();
      service.stop();
      await ended;
      await survivors.dispose();
      await store.close();
    },
  };
}

const sameNms = (a: NmsSettings, b: NmsSettings): boolean => a.nmsIou === b.nmsIou && a.maxPerImage === b.maxPerImage;
