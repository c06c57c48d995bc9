import type { AttributeValue } from '../../shared/dataset/attributes';
import type { AttributeId } from '../../shared/dataset/ids';
import { applyDiff } from '../../shared/editing/apply';
import { acceptPredictions } from '../../shared/editing/commands/predictions';
import { setAttribute, setImageAttribute } from '../../shared/editing/commands/setAttribute';
import { squash } from '../../shared/editing/squash';
import { annotationRef } from '../store/boxRef';
import type { Stores } from '../store/stores';
import { acceptedOf } from './boxes';
import { unlocked } from './locked';

/**
 * Says something of the selected boxes, as one step; `null` takes it back. Predictions are taken over with it: what a person
 * says something of is theirs.
 */
export function sayOfBoxes(stores: Stores, attribute: AttributeId, value: AttributeValue | null): void {
  const { image, predictions } = stores.current.getState();
  const refs = unlocked(stores, stores.selection.getState().refs);
  if (image === null || refs.length === 0) return;
  const { document } = stores.project.getState();
  const wanted = new Set(refs.flatMap((ref) => (ref.kind === 'prediction' ? [ref.index] : [])));
  const found = value === null ? [] : predictions.filter(({ index }) => wanted.has(index));
  const accepted = found.map((one) => acceptedOf(stores, one));
  const ids = [...refs.flatMap((ref) => (ref.kind === 'annotation' ? [ref.id] : [])), ...accepted.map(({ id }) => id)];
  const first = acceptPredictions(document, { image, accepted });
  const second = setAttribute(applyDiff(document, first), { image, ids, attribute, value });
  if (second.changes.length === 0) return;
  stores.project.dispatch({ ...squash(first, second), label: second.label });
  if (accepted.length > 0) stores.selection.select(...ids.map(annotationRef));
}

/** Sets the flag on all selected boxes; when all have it already, takes it from all. */
export function toggleFlag(stores: Stores, flag: AttributeId): void {
  const { annotations } = stores.current.getState().record;
  const { refs } = stores.selection.getState();
  const own = new Map(annotations.map(({ id, attributes }) => [id, attributes?.[flag]]));
  const all = refs.every((ref) => ref.kind === 'annotation' && own.get(ref.id) === true);
  sayOfBoxes(stores, flag, all ? null : true);
}

/** Says something of the image; `null` takes it back. */
export function sayOfImage(stores: Stores, attribute: AttributeId, value: AttributeValue | null): void {
  const { image } = stores.current.getState();
  if (image === null) return;
  stores.project.dispatch(setImageAttribute(stores.project.getState().document, { image, attribute, value }));
}
