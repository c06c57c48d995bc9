import type { ImagePath } from '../../shared/dataset/ids';
import { type NmsSettings, type Survivors, survivorsOf } from '../../shared/detection/survivors';
import { failureOf } from '../../shared/failure/failure';
import type { ImageSurvivors, SurvivorsPart, SurvivorsState } from '../../shared/ipc/survivors';
import type { CandidateStore } from '../core/storage/candidateStore';
import type { SurvivorStore } from '../core/storage/survivorStore';
import { log } from './log';
import type { Send } from './send';

/** Survivors of the open project, as the page gets them. */
export interface ProjectSurvivors {
  state(): SurvivorsState;
  /** Those images that are stored. */
  of(images: readonly ImagePath[]): Promise<readonly ImageSurvivors[]>;
  /** The next images from a place on, as many as go well in one message. */
  part(from: number): SurvivorsPart;
  /** Computes what is missing, or everything with another NMS, in the background. One that runs is stopped first. */
  recount(nms: NmsSettings): Promise<SurvivorsState>;
  cancel(): SurvivorsState;
  dispose(): Promise<void>;
}

/** Boxes and images in one message, at most: about 1 MB. */
const PART = { boxes: 50_000, images: 4_000 } as const;
/** Progress is told at most this often, milliseconds. */
const TELL_EVERY = 150;

let versions = 0;

/** @param onReplaced survivors of many images are others now */
export function createSurvivors(
  store: SurvivorStore,
  candidates: CandidateStore,
  send: Send,
  onReplaced: () => void,
): ProjectSurvivors {
  let version = ++versions;
  let running: { readonly stop: AbortController; readonly ended: Promise<void> } | null = null;
  let computing: SurvivorsState['computing'] = null;

  const state = (): SurvivorsState => ({ version, nms: store.nms, computing });
  const tell = (): void => send('prediction.survivors', state());

  const compute = async (nms: NmsSettings, signal: AbortSignal): Promise<void> => {
    let told = performance.now();
    try {
      await store.compute(nms, signal, (done, total) => {
        computing = { done, total };
        if (performance.now() - told < TELL_EVERY) return;
        told = performance.now();
        tell();
      });
      version = ++versions;
      onReplaced();
    } catch (thrown) {
      if (failureOf(thrown).code !== 'app.cancelled') {
        log.error('survivors', thrown);
        send('app.failure', failureOf(thrown));
      }
    }
    computing = null;
    running = null;
    tell();
  };

  const stopped = async ({ stop, ended }: NonNullable<typeof running>): Promise<void> => {
    stop.abort();
    await ended;
  };

  return {
    state,
    async of(images) {
      const found: ImageSurvivors[] = [];
      for (const image of images) {
        const known = store.get(image);
        if (known !== null) found.push({ image, ...copied(known) });
        else {
          const stored = await candidates.read(image);
          if (stored !== null) found.push({ image, ...survivorsOf(stored.detection, store.nms) });
        }
      }
      return found;
    },
    part(from) {
      const images: ImagePath[] = [];
      const rows: Survivors[] = [];
      let boxes = 0;
      for (let at = from; at < store.images.length && rows.length < PART.images && boxes < PART.boxes; at++) {
        const image = store.images[at] as ImagePath;
        const survivors = store.get(image) as Survivors;
        images.push(image);
        rows.push(survivors);
        boxes += survivors.scores.length;
      }
      return { images, total: store.images.length, ...joined(rows, boxes) };
    },
    async recount(nms) {
      // Looked at anew after each wait: another one may have begun meanwhile.
      while (running !== null) await stopped(running);
      const stop = new AbortController();
      computing = { done: 0, total: candidates.count };
      running = { stop, ended: compute(nms, stop.signal) };
      return state();
    },
    cancel() {
      running?.stop.abort();
      return state();
    },
    async dispose() {
      while (running !== null) await stopped(running);
      await store.close();
    },
  };
}

/** Views would take the whole of their buffer along into the message. */
const copied = ({ scores, labels, boxes }: Survivors): Survivors => ({
  scores: scores.slice(),
  labels: labels.slice(),
  boxes: boxes.slice(),
});

function joined(rows: readonly Survivors[], count: number): Omit<SurvivorsPart, 'images' | 'total'> {
  const part = {
    counts: new Uint32Array(rows.length),
    scores: new Float32Array(count),
    labels: new Uint16Array(count),
    boxes: new Float32Array(count * 4),
  };
  let at = 0;
  for (const [row, { scores, labels, boxes }] of rows.entries()) {
    part.counts[row] = scores.length;
    part.scores.set(scores, at);
    part.labels.set(labels, at);
    part.boxes.set(boxes, at * 4);
    at += scores.length;
  }
  return part;
}
