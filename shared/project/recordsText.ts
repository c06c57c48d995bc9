import type { Annotation, ImageRecord } from '../dataset/document';
import type { ImagePath } from '../dataset/ids';
import type { ImageEntry } from '../dataset/image';

declare const brand: unique symbol;

/**
 * Records of images as JSON text. A text passes from process to process many times quicker than the objects it stands for,
 * which would be copied one by one, twice.
 */
export type RecordsText = string & { readonly [brand]: 'RecordsText' };

/** A list of images as JSON text, for the same reason. Most have no problem, and are nothing but their path. */
export type ImagesText = string & { readonly [brand]: 'ImagesText' };

export const imagesText = (images: readonly ImageEntry[]): ImagesText =>
  JSON.stringify(images.map((entry) => (entry.problem === null ? entry.path : entry))) as ImagesText;

export const imagesOf = (text: ImagesText): readonly ImageEntry[] =>
  (JSON.parse(text) as readonly (ImagePath | ImageEntry)[]).map((one) =>
    typeof one === 'string' ? { path: one, problem: null } : one,
  );

type Pair = readonly [ImagePath, ImageRecord];

/** The text of these rows, each made by `recordRow`. */
export const recordsText = (rows: readonly string[]): RecordsText => `[${rows.join(',')}]` as RecordsText;

export const recordRow = (path: ImagePath, record: ImageRecord): string => JSON.stringify([path, record]);

/** Between parts of one program only: nothing is checked. */
export function recordsOf(text: RecordsText): readonly Pair[] {
  const pairs = JSON.parse(text) as readonly Pair[];
  for (const [, { annotations }] of pairs) shareProvenance(annotations);
  return pairs;
}

const OWN = { drawn: { kind: 'drawn' }, imported: { kind: 'imported' } } as const;

/**
 * Most boxes of most projects were drawn: they need not each say so with an object of their own.
 * @param annotations just made from JSON: they are changed in place
 */
export function shareProvenance(annotations: readonly Annotation[]): void {
  for (const one of annotations as readonly { provenance: Annotation['provenance'] }[]) {
    const { kind } = one.provenance;
    if (kind === 'drawn' || kind === 'imported') one.provenance = OWN[kind];
  }
}
