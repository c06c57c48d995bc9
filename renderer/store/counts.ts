import { type ImageRecord, type ImageStatus, imageRecord, type ProjectDocument } from '../../shared/dataset/document';
import type { ClassId, ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import type { Diff } from '../../shared/editing/diff';

/** How much there is of what, kept up to date diff by diff. */
export interface Counts {
  /** Annotations per class, over all images; a class without boxes may be absent. */
  readonly byClass: ReadonlyMap<ClassId, number>;
  /** Images of the folder per status. */
  readonly byStatus: Readonly<Record<ImageStatus, number>>;
}

export const NO_COUNTS: Counts = {
  byClass: new Map(),
  byStatus: { unseen: 0, 'in progress': 0, done: 0, skipped: 0 },
};

type Known = (image: ImagePath) => boolean;

/** Counts everything once: for a project that was just opened. `known` = the image is in the folder; `total` = images in the folder. */
export function countAll(document: ProjectDocument, known: Known, total: number): Counts {
  const byClass = new Map<ClassId, number>();
  const byStatus = { ...NO_COUNTS.byStatus, unseen: total };
  for (const [path, record] of document.images) {
    for (const { classId } of record.annotations) byClass.set(classId, (byClass.get(classId) ?? 0) + 1);
    if (!known(path)) continue;
    byStatus.unseen--;
    byStatus[record.status]++;
  }
  return { byClass, byStatus };
}

/** The counts when more images of the folder, and more records, are known. */
export function countMore(counts: Counts, document: ProjectDocument, { images, records }: Found): Counts {
  const byStatus = { ...counts.byStatus };
  for (const { path } of images) byStatus[imageRecord(document, path).status]++;
  if (records.length === 0) return { ...counts, byStatus };
  const byClass = new Map(counts.byClass);
  for (const [, { annotations }] of records)
    for (const { classId } of annotations) byClass.set(classId, (byClass.get(classId) ?? 0) + 1);
  return { byClass, byStatus };
}

interface Found {
  readonly images: readonly ImageEntry[];
  readonly records: readonly (readonly [ImagePath, ImageRecord])[];
}

/** The counts after a diff; costs the size of the diff, not of the project. */
export function countDiff(counts: Counts, diff: Diff, known: Known): Counts {
  let byClass: Map<ClassId, number> | null = null;
  let byStatus: Record<ImageStatus, number> | null = null;
  const add = (id: ClassId, by: number): void => {
    byClass ??= new Map(counts.byClass);
    byClass.set(id, (byClass.get(id) ?? 0) + by);
  };
  for (const change of diff.changes) {
    if (change.type === 'annotation') {
      if (change.before?.classId === change.after?.classId) continue;
      if (change.before !== null) add(change.before.classId, -1);
      if (change.after !== null) add(change.after.classId, 1);
    } else if (change.type === 'status' && known(change.image)) {
      byStatus ??= { ...counts.byStatus };
      byStatus[change.before]--;
      byStatus[change.after]++;
    }
  }
  return { byClass: byClass ?? counts.byClass, byStatus: byStatus ?? counts.byStatus };
}
