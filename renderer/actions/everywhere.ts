import { imageRecord } from '../../shared/dataset/document';
import type { ClassId, ImagePath } from '../../shared/dataset/ids';
import { predictionsOf } from '../../shared/detection/predictions';
import { acceptPredictions, rejectPredictions } from '../../shared/editing/commands/predictions';
import type { Change, Diff } from '../../shared/editing/diff';
import type { Result } from '../../shared/failure/failure';
import { fail } from '../../shared/failure/failure';
import type { ImageDetection } from '../../shared/ipc/contract';
import { eachShown } from '../../shared/queue/source';
import type { BoxRef } from '../store/boxRef';
import { request } from '../store/request';
import type { Stores } from '../store/stores';
import { visibleTargets } from '../tools/targets';
import { accept, rejectOrDelete } from './boxes';
import { newId } from './newId';

/**
 * Predictions of a class on this image; null = of all classes. Hidden boxes are left alone: a person must not judge what they
 * cannot see.
 */
export function shownHere(stores: Stores, classId: ClassId | null): readonly BoxRef[] {
  const { predictions } = stores.current.getState();
  const wanted = new Set(predictions.flatMap((one) => (classId === null || one.classId === classId ? one.index : [])));
  return visibleTargets(stores)
    .map(({ ref }) => ref)
    .filter((ref) => ref.kind === 'prediction' && wanted.has(ref.index));
}

/** Accepts what is shown of a class on this image; null = of all classes. */
export const acceptClass = (stores: Stores, classId: ClassId | null): void =>
  accept(stores, shownHere(stores, classId));

/** Rejects what is shown of a class on this image; null = of all classes. */
export const rejectClass = (stores: Stores, classId: ClassId | null): void =>
  rejectOrDelete(stores, shownHere(stores, classId));

/** What an act on the whole project is about. */
export interface Everywhere {
  readonly what: 'accept' | 'reject';
  /** null = all classes. */
  readonly classId: ClassId | null;
}

/** Images with shown predictions of the class, in the folder's order, and how many boxes there are. */
export function planEverywhere(
  { queue }: Stores,
  classId: ClassId | null,
): { readonly images: readonly ImagePath[]; readonly boxes: number } {
  const source = queue.source();
  const images: ImagePath[] = [];
  let boxes = 0;
  for (let row = 0; row < source.paths.length; row++) {
    const before = boxes;
    eachShown(source, row, (label) => {
      if (classId === null || source.bridge[label]?.classId === classId) boxes++;
    });
    if (boxes > before) images.push(source.paths[row] as ImagePath);
  }
  return { images, boxes };
}

/** Images whose stored detections are asked for at once. */
const AT_ONCE = 40;

/**
 * Accepts or rejects what is shown of a class in the whole project, as one step. Submitted images show no predictions, and
 * what a person has judged is none any more: neither is touched.
 * @returns boxes that were judged; a failure `app.cancelled` when it was stopped: nothing has changed then
 */
export async function judgeEverywhere(
  stores: Stores,
  { what, classId }: Everywhere,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<Result<number>> {
  const { images } = planEverywhere(stores, classId);
  const { opened } = stores.project.getState();
  const changes: Change[] = [];
  let boxes = 0;
  for (let from = 0; from < images.length; from += AT_ONCE) {
    const part = images.slice(from, from + AT_ONCE);
    const reply = await request(stores.bridge, 'prediction.kept', { images: part });
    if (!reply.ok) return reply;
    // Another project may have been opened from outside: nothing of this one belongs there.
    const left = opened !== stores.project.getState().opened;
    if (signal.aborted || left) return { ok: false, failure: fail('app.cancelled', {}).failure };
    for (const detection of reply.value) {
      const diff = judge(stores, detection, what, classId);
      boxes += diff.changes.filter(({ type }) => type !== 'status').length;
      // One by one: a spread of very many would be too many arguments.
      for (const change of diff.changes) changes.push(change);
    }
    onProgress(Math.min(images.length, from + AT_ONCE), images.length);
  }
  stores.project.dispatch({ label: what === 'accept' ? 'acceptEverywhere' : 'rejectEverywhere', changes });
  return { ok: true, value: boxes };
}

function judge(stores: Stores, detection: ImageDetection, what: Everywhere['what'], classId: ClassId | null): Diff {
  const { image, candidates, model } = detection;
  const { document } = stores.project.getState();
  const { bridge } = stores.classBridge.getState();
  const record = imageRecord(document, image);
  const found = predictionsOf(candidates, detection, stores.prediction.getState(), bridge ?? [], record).filter(
    (one) => classId === null || one.classId === classId,
  );
  if (what === 'reject')
    return rejectPredictions(document, {
      image,
      rejections: found.map((one) => ({ classId: one.classId, box: one.box })),
    });
  const accepted = found.map(({ classId: id, box, modelClass, score }) => ({
    id: newId(),
    classId: id,
    box,
    origin: { model, modelClass, score, box },
  }));
  return acceptPredictions(document, { image, accepted });
}
