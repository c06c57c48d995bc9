import { type Annotation, type ImageRecord, UNTOUCHED } from '../shared/dataset/document';
import { asAnnotationId, asClassId } from '../shared/dataset/ids';
import { createColumns, putRow } from '../shared/detection/columns';
import type { Survivors } from '../shared/detection/survivors';
import { labelThresholds } from '../shared/detection/thresholds';
import { NO_FILTER, type QueueFilter, type QueueOrder } from '../shared/project/settings';
import { listRowsAtOnce } from '../shared/queue/list';
import type { QueueSource } from '../shared/queue/source';

export const CLASSES = ['person', 'car', 'dog'].map((name, at) => ({
  id: asClassId(at),
  name,
  color: { slot: at, ring: 0 },
}));
export const BRIDGE = [
  ...CLASSES.map(({ id, name }) => ({ modelClass: name, classId: id, how: 'exact' as const })),
  { modelClass: 'kite', classId: null, how: 'none' as const },
];

/** Boxes as [label, score], sorted as NMS leaves them. */
export type Boxes = readonly (readonly [number, number])[];
export const survivors = (boxes: Boxes): Survivors => {
  const sorted = [...boxes].sort((a, b) => b[1] - a[1]);
  return {
    scores: Float32Array.from(sorted, ([, score]) => score),
    labels: Uint16Array.from(sorted, ([label]) => label),
    boxes: Float32Array.from(sorted.flatMap((_, at) => [at, 0, at + 1, 1])),
  };
};

export interface Picture {
  /** null = not predicted. */
  readonly boxes: Boxes | null;
  readonly record?: Partial<ImageRecord>;
  readonly problem?: true;
}

export function sourceOf(pictures: readonly Picture[], settings: Parameters<typeof labelThresholds>[1]): QueueSource {
  const columns = createColumns(pictures.length, 2);
  for (const [row, { boxes }] of pictures.entries()) if (boxes !== null) putRow(columns, row, survivors(boxes));
  return {
    paths: pictures.map((_, row) => `folder/${row}.jpg`),
    columns,
    thresholds: labelThresholds(BRIDGE, settings),
    bridge: BRIDGE,
    classes: CLASSES,
    recordOf: (row) => {
      const record = pictures[row]?.record;
      return record === undefined ? undefined : { ...UNTOUCHED, ...record };
    },
    isProblem: (row) => pictures[row]?.problem === true,
  };
}

export const own = (classId: number, kind: 'drawn' | 'accepted' | 'edited', score = 0.5): Annotation => ({
  id: asAnnotationId(`${classId}${kind}${score}`),
  classId: asClassId(classId),
  box: { x: 0, y: 0, width: 1, height: 1 },
  provenance:
    kind === 'drawn'
      ? { kind }
      : {
          kind,
          origin: { model: 'm', modelClass: 'person', score, box: { x: 0, y: 0, width: 1, height: 1 } },
        },
});

export const ordered = (order: QueueOrder, source: QueueSource, descending = false): readonly number[] => [
  ...listRowsAtOnce(source, { order, descending, filter: NO_FILTER, here: -1 }),
];
export const filtered = (source: QueueSource, filter: QueueFilter, here = -1): readonly number[] => [
  ...listRowsAtOnce(source, { order: 'name', descending: false, filter, here }),
];
