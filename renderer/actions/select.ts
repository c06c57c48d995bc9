import { annotationRef, type BoxRef, predictionRef, refKey, sameRef } from '../store/boxRef';
import type { CurrentState } from '../store/current';
import { primary } from '../store/selection';
import type { Stores } from '../store/stores';
import { visibleTargets } from '../tools/targets';

/** The order of the walk with Tab: predictions, least certain first, then annotations likewise; drawn ones last. */
export function walkOf({ record, predictions }: CurrentState): readonly BoxRef[] {
  const unsure = [...predictions].sort((a, b) => a.score - b.score).map(({ index }) => predictionRef(index));
  const score = (one: (typeof record.annotations)[number]): number =>
    'origin' in one.provenance ? one.provenance.origin.score : 1;
  const owned = [...record.annotations].sort((a, b) => score(a) - score(b)).map(({ id }) => annotationRef(id));
  return [...unsure, ...owned];
}

/** Selects the next (or previous) box of the walk, hidden ones left out; after the last comes the first. */
export function selectNext(stores: Stores, by: 1 | -1): void {
  const seen = visibleTargets(stores).map(({ ref }) => refKey(ref));
  const walk = walkOf(stores.current.getState()).filter((ref) => seen.includes(refKey(ref)));
  if (walk.length === 0) return;
  const now = primary(stores.selection.getState());
  const at = walk.findIndex((ref) => sameRef(ref, now));
  const next = at < 0 ? (by === 1 ? 0 : walk.length - 1) : (at + by + walk.length) % walk.length;
  const ref = walk[next];
  if (ref) stores.selection.select(ref);
}
