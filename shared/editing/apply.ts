import {
  type Annotation,
  type ImageRecord,
  type ProjectDocument,
  type Rejection,
  UNTOUCHED,
} from '../dataset/document';
import type { ImagePath } from '../dataset/ids';
import type { Change, Diff } from './diff';

/** The document after one diff. The given document stays as it is; records that the diff does not touch are shared. */
export const applyDiff = (document: ProjectDocument, diff: Diff): ProjectDocument => applyDiffs(document, [diff]);

/** The document after many diffs in order (replay of a journal): the map of images is copied once. */
export function applyDiffs(document: ProjectDocument, diffs: Iterable<Diff>): ProjectDocument {
  const next = { ...document, images: new Map(document.images) };
  for (const diff of diffs) for (const change of diff.changes) applyChange(next, change);
  return next;
}

interface Draft {
  classes: ProjectDocument['classes'];
  nextClassId: number;
  images: Map<ImagePath, ImageRecord>;
  bridge: ProjectDocument['bridge'];
}

function applyChange(draft: Draft, change: Change): void {
  if (change.type === 'classes') {
    draft.classes = change.after.list;
    draft.nextClassId = change.after.nextId;
  } else if (change.type === 'bridge') {
    draft.bridge = change.after;
  } else {
    edit(draft, change.image, (record) => changed(record, change));
  }
}

function changed(record: ImageRecord, change: Exclude<Change, { type: 'classes' | 'bridge' }>): ImageRecord {
  switch (change.type) {
    case 'annotation':
      return { ...record, annotations: replaceAnnotation(record.annotations, change) };
    case 'rejection':
      return { ...record, rejections: replaceRejection(record, change) };
    case 'status':
      return { ...record, status: change.after };
  }
}

/** Changes one record; a record that is untouched again leaves the map, so that undo gives back the same document. */
function edit(draft: Draft, image: ImagePath, how: (record: ImageRecord) => ImageRecord): void {
  const record = how(draft.images.get(image) ?? UNTOUCHED);
  if (record.status === 'unseen' && record.annotations.length === 0 && record.rejections.length === 0)
    draft.images.delete(image);
  else draft.images.set(image, record);
}

function replaceAnnotation(
  list: readonly Annotation[],
  { id, at, after }: Extract<Change, { type: 'annotation' }>,
): readonly Annotation[] {
  const others = list.filter((one) => one.id !== id);
  return after === null ? others : inserted(others, at, after);
}

function replaceRejection(
  { rejections }: ImageRecord,
  { at, before, after }: Extract<Change, { type: 'rejection' }>,
): readonly Rejection[] {
  const others = before === null ? rejections : rejections.filter((_, index) => index !== at);
  return after === null ? others : inserted(others, at, after);
}

const inserted = <T>(list: readonly T[], at: number, item: T): readonly T[] => [
  ...list.slice(0, at),
  item,
  ...list.slice(at),
];
