import { type AttributeValues, isEmpty } from '../dataset/attributes';
import {
  type Annotation,
  type ImageRecord,
  isUntouched,
  type ProjectDocument,
  type Rejection,
  UNTOUCHED,
} from '../dataset/document';
import type { ImagePath } from '../dataset/ids';
import { editImages, type ImageMapDraft } from '../dataset/imageMap';
import type { Change, Diff } from './diff';

/** The document after one diff. The given document stays as it is; records that the diff does not touch are shared. */
export const applyDiff = (document: ProjectDocument, diff: Diff): ProjectDocument => applyDiffs(document, [diff]);

/** The document after many diffs in order (replay of a journal). */
export function applyDiffs(document: ProjectDocument, diffs: Iterable<Diff>): ProjectDocument {
  const next: Draft = { ...document, images: editImages(document.images) };
  for (const diff of diffs) for (const change of diff.changes) applyChange(next, change);
  return { ...next, images: next.images.done() };
}

interface Draft {
  classes: ProjectDocument['classes'];
  nextClassId: number;
  images: ImageMapDraft<ImageRecord>;
  bridge: ProjectDocument['bridge'];
  attributes: ProjectDocument['attributes'];
}

function applyChange(draft: Draft, change: Change): void {
  if (change.type === 'classes') {
    draft.classes = change.after.list;
    draft.nextClassId = change.after.nextId;
  } else if (change.type === 'bridge') {
    draft.bridge = change.after;
  } else if (change.type === 'attributes') {
    draft.attributes = change.after;
  } else {
    edit(draft, change.image, (record) => changed(record, change));
  }
}

function changed(record: ImageRecord, change: Extract<Change, { image: ImagePath }>): ImageRecord {
  switch (change.type) {
    case 'annotation':
      return { ...record, annotations: replaceAnnotation(record.annotations, change) };
    case 'rejection':
      return { ...record, rejections: replaceRejection(record, change) };
    case 'status':
      return { ...record, status: change.after };
    case 'imageAttributes':
      return withAttributes(record, change.after);
    case 'seconds':
      return withSeconds(record, change.after);
  }
}

function withAttributes({ attributes: _, ...rest }: ImageRecord, after: AttributeValues): ImageRecord {
  return isEmpty(after) ? rest : { ...rest, attributes: after };
}

function withSeconds({ seconds: _, ...rest }: ImageRecord, after: number): ImageRecord {
  return after === 0 ? rest : { ...rest, seconds: after };
}

/** Changes one record; a record that is untouched again leaves the map, so that undo gives back the same document. */
function edit(draft: Draft, image: ImagePath, how: (record: ImageRecord) => ImageRecord): void {
  const record = how(draft.images.get(image) ?? UNTOUCHED);
  if (isUntouched(record)) draft.images.delete(image);
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
