import type { AnnotationId, ClassId } from '../../shared/dataset/ids';
import type { Prediction } from '../../shared/detection/predictions';
import { applyDiff } from '../../shared/editing/apply';
import { deleteAnnotations } from '../../shared/editing/commands/deleteAnnotations';
import { addBoxes, drawBox, type NewBox } from '../../shared/editing/commands/drawBox';
import { setBoxes, setClass } from '../../shared/editing/commands/editAnnotations';
import { type Accepted, acceptPredictions, rejectPredictions } from '../../shared/editing/commands/predictions';
import { squash } from '../../shared/editing/squash';
import type { Box } from '../../shared/geometry/box';
import { annotationRef, type BoxRef, predictionRef } from '../store/boxRef';
import { primary } from '../store/selection';
import type { Stores } from '../store/stores';
import type { Target } from '../tools/hit';
import { unlocked } from './locked';
import { newId } from './newId';
import { waitForClass } from './waiting';

/** What is needed to take a prediction over. */
export function acceptedOf({ current }: Stores, prediction: Prediction): Accepted {
  const { detection } = current.getState();
  const model = detection?.status === 'ready' ? detection.detection.model : '';
  const { classId, box, modelClass, score } = prediction;
  return { id: newId(), classId, box, origin: { model, modelClass, score, box } };
}

const predictionAt = (stores: Stores, index: number): Prediction | undefined =>
  stores.current.getState().predictions.find((one) => one.index === index);

/** The boxes of the image that these references mean, annotations and predictions apart; locked ones are left alone. */
function split(
  stores: Stores,
  all: readonly BoxRef[],
): { ids: readonly AnnotationId[]; predictions: readonly Prediction[] } {
  const refs = unlocked(stores, all);
  return {
    ids: refs.flatMap((ref) => (ref.kind === 'annotation' ? [ref.id] : [])),
    predictions: refs.flatMap((ref) => (ref.kind === 'prediction' ? (predictionAt(stores, ref.index) ?? []) : [])),
  };
}

/** Takes predictions over as they are; the next prediction of the walk is selected. */
export function accept(stores: Stores, refs: readonly BoxRef[]): void {
  const { image } = stores.current.getState();
  const { predictions } = split(stores, refs);
  if (image === null || predictions.length === 0) return;
  const next = nextPrediction(stores, predictions);
  const accepted = predictions.map((one) => acceptedOf(stores, one));
  stores.project.dispatch(acceptPredictions(stores.project.getState().document, { image, accepted }));
  stores.selection.select(...(next === null ? accepted.slice(-1).map(({ id }) => annotationRef(id)) : [next]));
}

/** Rejects predictions and deletes annotations, as one step each. */
export function rejectOrDelete(stores: Stores, refs: readonly BoxRef[]): void {
  const { image } = stores.current.getState();
  if (image === null) return;
  const { ids, predictions } = split(stores, refs);
  if (ids.length + predictions.length === 0) return;
  const { document } = stores.project.getState();
  const next = nextPrediction(stores, predictions);
  const deleted = deleteAnnotations(document, { image, ids });
  const rejections = predictions.map(({ classId, box }) => ({ classId, box }));
  const rejected = rejectPredictions(applyDiff(document, deleted), { image, rejections });
  const diff = ids.length === 0 ? rejected : predictions.length === 0 ? deleted : squash(deleted, rejected);
  stores.project.dispatch(diff);
  stores.selection.select(...(ids.length === 0 && next !== null ? [next] : []));
}

/** The prediction that comes after these in the walk with Tab, so that the keyboard goes on. */
function nextPrediction(stores: Stores, handled: readonly Prediction[]): BoxRef | null {
  const walk = [...stores.current.getState().predictions].sort((a, b) => a.score - b.score);
  const last = Math.max(...handled.map((one) => walk.indexOf(one)), -1);
  const left = walk.filter((one) => !handled.includes(one));
  if (handled.length === 0 || left.length === 0) return null;
  const next = walk.slice(last + 1).find((one) => !handled.includes(one)) ?? left[0];
  return next === undefined ? null : predictionRef(next.index);
}

/** Boxes get another place: annotations are changed, predictions are taken over with their new box. One step. */
export function changeBoxes(
  stores: Stores,
  boxes: readonly Target[],
  label: 'moveBox' | 'resizeBox',
  series?: string,
): void {
  const { image } = stores.current.getState();
  if (image === null) return;
  const { document } = stores.project.getState();
  const moved = new Map<AnnotationId, Box>();
  const accepted: Accepted[] = [];
  const free = unlocked(
    stores,
    boxes.map(({ ref }) => ref),
  );
  for (const { ref, box } of boxes) {
    if (!free.includes(ref)) continue;
    if (ref.kind === 'annotation') moved.set(ref.id, box);
    else {
      const prediction = predictionAt(stores, ref.index);
      if (prediction) accepted.push({ ...acceptedOf(stores, prediction), box });
    }
  }
  const first = setBoxes(document, { image, boxes: moved, label });
  const second = acceptPredictions(applyDiff(document, first), { image, accepted, label });
  stores.project.dispatch(squash(first, second), series);
  if (accepted.length > 0)
    stores.selection.select(...[...moved.keys(), ...accepted.map(({ id }) => id)].map(annotationRef));
}

/** Gives the boxes a class; predictions are taken over with it. */
export function classify(stores: Stores, refs: readonly BoxRef[], classId: ClassId): void {
  const { image } = stores.current.getState();
  if (image === null) return;
  const { ids, predictions } = split(stores, refs);
  const { document } = stores.project.getState();
  const accepted = predictions.map((one): Accepted => {
    const own = acceptedOf(stores, one);
    return { ...own, classId, classChanged: own.classId !== classId };
  });
  const first = setClass(document, { image, ids, classId });
  const second = acceptPredictions(applyDiff(document, first), { image, accepted, label: 'setClass' });
  stores.project.dispatch(squash(first, second));
  if (accepted.length > 0) stores.selection.select(...[...ids, ...accepted.map(({ id }) => id)].map(annotationRef));
}

/** The class a new box gets: the armed one, else that of the selected box, else that of the newest annotation, else the first. */
export function classForNewBox({ selection, current, project }: Stores): ClassId | null {
  const { armedClass } = selection.getState();
  const { classes } = project.getState().document;
  if (armedClass !== null && classes.some(({ id }) => id === armedClass)) return armedClass;
  const { annotations } = current.getState().record;
  const ref = primary(selection.getState());
  const selected = ref?.kind === 'annotation' ? annotations.find(({ id }) => id === ref.id) : undefined;
  return (selected ?? annotations[annotations.length - 1])?.classId ?? classes[0]?.id ?? null;
}

/** A box drawn by hand; it is selected and in sight then. Without any class it waits for one, and a name can be typed. */
export function draw(stores: Stores, box: Box): void {
  const { image } = stores.current.getState();
  if (image === null) return;
  const classId = classForNewBox(stores);
  if (classId === null) {
    waitForClass(stores, { image, box });
    return;
  }
  const id = newId();
  stores.project.dispatch(drawBox(stores.project.getState().document, { image, box: { id, classId, box } }));
  stores.selection.select(annotationRef(id));
  stores.view.setHidden(false);
}

/** Boxes that are copied from elsewhere onto the current image, as one step; they are selected then. */
export function putBoxes(
  stores: Stores,
  boxes: readonly Omit<NewBox, 'id'>[],
  label: 'duplicateBoxes' | 'pasteBoxes' | 'repeatBoxes',
): void {
  const { image } = stores.current.getState();
  const { document } = stores.project.getState();
  const known = new Set(document.classes.map(({ id }) => id));
  const fresh = boxes.filter(({ classId }) => known.has(classId)).map((one) => ({ ...one, id: newId() }));
  if (image === null || fresh.length === 0) return;
  stores.project.dispatch(addBoxes(document, { image, boxes: fresh, label }));
  stores.selection.select(...fresh.map(({ id }) => annotationRef(id)));
  stores.view.setHidden(false);
}
