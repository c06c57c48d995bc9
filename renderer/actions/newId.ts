import { type AnnotationId, asAnnotationId } from '../../shared/dataset/ids';

/** A fresh id: 10 random characters, unique in any project. */
export function newId(): AnnotationId {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return asAnnotationId(Array.from(bytes, (byte) => (byte % 36).toString(36)).join(''));
}
