import { join } from 'node:path';
import type { ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import type { ModelInfo } from '../../shared/detection/model';
import { type BatchState, IDLE_BATCH } from '../../shared/ipc/batch';
import type { ImageDetection, PredictionSummary } from '../../shared/ipc/contract';
import type { Detector } from '../core/inference/detector';
import { type Batch, startBatch } from '../core/predict/batch';
import { createPredictService } from '../core/predict/service';
import { type CandidateStore, candidateKey, openCandidateStore } from '../core/storage/candidateStore';
import type { Project } from '../core/storage/openProject';
import type { Send } from './send';

/** Predictions of the open project with the loaded model. Made anew when either changes. */
export interface Predictor {
  get(image: ImagePath): Promise<ImageDetection>;
  setAhead(images: readonly ImagePath[]): void;
  summaries(images: readonly ImagePath[]): Promise<readonly PredictionSummary[]>;
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
  const store = await openCandidateStore(project.stateDir, candidateKey(detector.info));
  const service = createPredictService({
    fileOf: (image) => join(project.folder, image),
    detector,
    cache: store,
    summary: project.settings().prediction,
    onStored: (image, scores) => send('prediction.stored', { image, scores }),
  });
  let batch: Batch | null = null;
  const batchState = (): BatchState => batch?.progress() ?? IDLE_BATCH;

  return {
    async get(image) {
      const { detection, fromCache } = await service.get(image, 'person');
      return { ...detection, image, model: version, fromCache };
    },
    setAhead: service.setAhead,
    summaries: (images) => store.summaries(images),
    stored: store,
    info: detector.info,
    startBatch(images) {
      batch?.cancel();
      batch = startBatch(service, images, (state) => send('batch.state', state));
      return batchState();
    },
    get batch() {
      return batch;
    },
    batchState,
    async dispose() {
      batch?.cancel();
      service.stop();
      await batch?.ended;
      await store.close();
    },
  };
}
