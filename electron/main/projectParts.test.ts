import { expect, test } from 'vitest';
import { emptyDocument, type ImageRecord } from '../../shared/dataset/document';
import { asAnnotationId, asClassId, asImagePath, type ImagePath } from '../../shared/dataset/ids';
import type { ListedImages } from '../../shared/ipc/contract';
import { imagesOf, recordsOf } from '../../shared/project/recordsText';
import type { FoundImages } from './listing';
import { createParts } from './projectParts';

const path = (at: number): ImagePath => asImagePath(`图 ${String(at).padStart(6, '0')}.jpg`);
const box = { x: 0.1, y: 1 / 3, width: 2 / 3, height: 1 };
const recordOf = (at: number, boxes: number): ImageRecord => ({
  status: 'in progress',
  annotations: Array.from({ length: boxes }, (_, one) => ({
    id: asAnnotationId(`${at}-${one}`),
    classId: asClassId(0),
    box,
    provenance: { kind: 'drawn' },
  })),
  rejections: [],
});

interface Case {
  readonly there: number;
  readonly gone: number;
  readonly boxes: number;
  readonly here: number | null;
  /** Images found at each look at the disk. */
  readonly found: number;
}

/** A listing that finds some more images each time it is asked. */
function listing({ there, found }: Case) {
  const all = Array.from({ length: there }, (_, at) => ({ path: path(at), problem: null }));
  let known = Math.min(found, there);
  return {
    get images() {
      return all.slice(0, known);
    },
    paths: new Set(all.map((one) => one.path)),
    get complete() {
      return known === there;
    },
    after(from: number): Promise<FoundImages> {
      known = Math.min(there, Math.max(known, from) + found);
      return Promise.resolve({ images: all.slice(from, known), complete: known === there });
    },
  };
}

test.each<[string, Case]>([
  ['nothing', { there: 0, gone: 0, boxes: 0, here: null, found: 10 }],
  ['a few images', { there: 5, gone: 0, boxes: 3, here: 4, found: 10 }],
  ['only images whose files are gone', { there: 0, gone: 5, boxes: 3, here: null, found: 10 }],
  ['more than a part, the person far down', { there: 9_000, gone: 20, boxes: 1, here: 8_500, found: 20_000 }],
  ['many boxes', { there: 3_000, gone: 3_000, boxes: 20, here: 7, found: 20_000 }],
  ['a slow disk', { there: 1_000, gone: 10, boxes: 1, here: null, found: 90 }],
])('every image comes once with its record: %s', async (_, one) => {
  const images = new Map(
    Array.from({ length: one.there + one.gone }, (_, at) => [path(at), recordOf(at, one.boxes)] as const),
  );
  // Nobody has worked on some.
  for (let at = 0; at < one.there; at += 7) if (at !== one.here) images.delete(path(at));
  const parts = createParts(listing(one), one.here === null ? null : path(one.here), () => ({
    ...emptyDocument(),
    images,
  }));
  const all: ListedImages[] = [parts.first()];
  for (let last = all[0]; last !== undefined && last.next !== null; last = all[all.length - 1])
    all.push(await parts.after(last.next));
  expect(all.flatMap((part) => imagesOf(part.images).map((image) => image.path))).toEqual(
    Array.from({ length: one.there }, (_, at) => path(at)),
  );
  const records = all.flatMap((part) => recordsOf(part.records));
  expect(records.length).toBe(images.size);
  expect(new Map(records)).toEqual(images);
  expect(Math.max(...all.map((part) => part.records.length))).toBeLessThan(2_200_000);
  const first = recordsOf(all[0]?.records ?? ('' as never)).map(([image]) => image);
  if (one.here !== null) expect(first).toContain(path(one.here));
});
