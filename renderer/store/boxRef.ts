import type { AnnotationId } from '../../shared/dataset/ids';

/** Points at one box of the current image: an annotation by id, a prediction by the place of its candidate in the stored set. */
export type BoxRef =
  | { readonly kind: 'annotation'; readonly id: AnnotationId }
  | { readonly kind: 'prediction'; readonly index: number };

export const annotationRef = (id: AnnotationId): BoxRef => ({ kind: 'annotation', id });
export const predictionRef = (index: number): BoxRef => ({ kind: 'prediction', index });

/** The two references point at the same box. */
export function sameRef(a: BoxRef | null, b: BoxRef | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'annotation') return b.kind === 'annotation' && a.id === b.id;
  return b.kind === 'prediction' && a.index === b.index;
}

/** The reference as a string, for keys of maps and lists. */
export const refKey = (ref: BoxRef): string => (ref.kind === 'annotation' ? `a:${ref.id}` : `p:${ref.index}`);
