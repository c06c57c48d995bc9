import { describe, expect, test } from 'vitest';
import { type Annotation, type ImageRecord, UNTOUCHED } from '../dataset/document';
import { asAnnotationId, asClassId } from '../dataset/ids';
import { createColumns, putRow, rowOf } from '../detection/columns';
import type { Survivors } from '../detection/survivors';
import { labelThresholds } from '../detection/thresholds';
import { NO_FILTER, type QueueFilter, type QueueOrder } from '../project/settings';
import { countShown, scoreBars } from './counts';
import { isOpenFilter, withoutPart } from './filter';
import { listRowsAtOnce } from './list';
import { reorderAhead } from './order';
import { addOutcomes, expectedOf, type OutcomeCounts } from './outcomes';
import type { QueueSource } from './source';

const CLASSES = ['person', 'car', 'dog'].map((name, at) => ({
  id: asClassId(at),
  name,
  color: { slot: at, ring: 0 },
}));
const BRIDGE = [
  ...CLASSES.map(({ id, name }) => ({ modelClass: name, classId: id, how: 'exact' as const })),
  { modelClass: 'kite', classId: null, how: 'none' as const },
];

/** Boxes as [label, score], sorted as NMS leaves them. */
type Boxes = readonly (readonly [number, number])[];
const survivors = (boxes: Boxes): Survivors => {
  const sorted = [...boxes].sort((a, b) => b[1] - a[1]);
  return {
    scores: Float32Array.from(sorted, ([, score]) => score),
    labels: Uint16Array.from(sorted, ([label]) => label),
    boxes: Float32Array.from(sorted.flatMap((_, at) => [at, 0, at + 1, 1])),
  };
};

interface Picture {
  /** null = not predicted. */
  readonly boxes: Boxes | null;
  readonly record?: Partial<ImageRecord>;
  readonly problem?: true;
}

function sourceOf(pictures: readonly Picture[], settings: Parameters<typeof labelThresholds>[1]): QueueSource {
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

const own = (classId: number, kind: 'drawn' | 'accepted' | 'edited', score = 0.5): Annotation => ({
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

const ordered = (order: QueueOrder, source: QueueSource, descending = false): readonly number[] => [
  ...listRowsAtOnce(source, { order, descending, filter: NO_FILTER, here: -1 }),
];
const filtered = (source: QueueSource, filter: QueueFilter, here = -1): readonly number[] => [
  ...listRowsAtOnce(source, { order: 'name', descending: false, filter, here }),
];

describe('columns', () => {
  test('a row that grows moves, one that shrinks stays, what is not known is null', () => {
    const columns = createColumns(2, 1);
    putRow(columns, 0, survivors([[1, 0.5]]));
    putRow(columns, 1, survivors([]));
    putRow(columns, 5, survivors([[0, 0.25]]));
    columns.judged[0] = 1;
    putRow(
      columns,
      0,
      survivors([
        [1, 0.5],
        [2, 0.75],
      ]),
    );
    expect([...(rowOf(columns, 0)?.scores ?? [])]).toEqual([0.75, 0.5]);
    expect(columns.judged[columns.starts[0] as number]).toBe(0);
    putRow(columns, 0, survivors([[2, 0.125]]));
    expect(rowOf(columns, 0)).toMatchObject({ labels: new Uint16Array([2]), boxes: new Float32Array([0, 0, 1, 1]) });
    expect(rowOf(columns, 1)?.scores.length).toBe(0);
    expect(rowOf(columns, 3)).toBeNull();
    expect(rowOf(columns, 5)?.labels).toEqual(new Uint16Array([0]));
    expect(columns.known).toBe(3);
  });
});

describe('counts', () => {
  const pictures: readonly Picture[] = [
    {
      boxes: [
        [0, 0.9],
        [0, 0.4],
        [1, 0.2],
      ],
    },
    {
      boxes: [
        [1, 0.5],
        [3, 0.9],
      ],
    },
    { boxes: [[2, 0.1]] },
    { boxes: null },
    { boxes: [[0, 0.9]], record: { status: 'done' } },
  ];
  const closed = Uint8Array.from(pictures, ({ record }) => (record?.status === 'done' ? 1 : 0));
  test.each([
    ['one threshold', { threshold: 0.3 }, { boxes: 3, images: 2, byLabel: [2, 1, 0, 0] }],
    ['a class of its own', { threshold: 0.3, perClass: { 1: 0.1 } }, { boxes: 4, images: 2, byLabel: [2, 2, 0, 0] }],
    [
      'a hidden class',
      { threshold: 0.05, hiddenClasses: [asClassId(0)] },
      { boxes: 3, images: 3, byLabel: [0, 2, 1, 0] },
    ],
    [
      'everything hidden',
      { threshold: 0.05, hiddenClasses: CLASSES.map(({ id }) => id) },
      { boxes: 0, images: 0, byLabel: [0, 0, 0, 0] },
    ],
  ])('%s', (_, settings, expected) => {
    const { columns, thresholds } = sourceOf(pictures, settings);
    const { boxes, images, byLabel } = countShown(columns, closed, thresholds);
    expect({ boxes, images, byLabel: [...byLabel] }).toEqual(expected);
  });

  test('what was judged does not count', () => {
    const { columns, thresholds } = sourceOf(pictures, { threshold: 0.3 });
    columns.judged[0] = 1;
    expect(countShown(columns, closed, thresholds)).toMatchObject({ boxes: 2, images: 2 });
    expect([...scoreBars(columns, closed, new Uint8Array([1, 1, 1, 0]), 4)]).toEqual([2, 1, 1, 0]);
  });
});

describe('order', () => {
  const pictures: readonly Picture[] = [
    {
      boxes: [
        [0, 0.9],
        [0, 0.85],
      ],
    },
    {
      boxes: [
        [1, 0.35],
        [1, 0.9],
      ],
    },
    { boxes: null },
    {
      boxes: [
        [2, 0.5],
        [1, 0.6],
        [2, 0.31],
      ],
    },
    { boxes: [[2, 0.05]] },
    { boxes: [[0, 0.3]], record: { status: 'done', annotations: [own(0, 'accepted')] } },
    { boxes: [[0, 0.32]], problem: true },
  ];
  const source = sourceOf(pictures, { threshold: 0.3 });
  test.each([
    ['name', false, [0, 1, 2, 3, 4, 5, 6]],
    ['name', true, [6, 5, 4, 3, 2, 1, 0]],
    ['lowest', false, [3, 1, 0, 2, 4, 5, 6]],
    ['lowest', true, [0, 1, 3, 2, 4, 5, 6]],
    ['uncertain', false, [3, 1, 0, 4, 2, 5, 6]],
    ['effort', false, [4, 0, 1, 3, 2, 5, 6]],
    ['class', false, [0, 1, 3, 2, 4, 5, 6]],
  ] as const)('%s, the other way round: %s', (order, descending, expected) =>
    expect(ordered(order, source, descending)).toEqual(expected),
  );

  test('images of a class that was often rejected come first by disagreement', () => {
    const record: Partial<ImageRecord> = {
      status: 'done',
      annotations: [own(0, 'accepted', 0.7), own(0, 'accepted', 0.8)],
      rejections: Array.from({ length: 6 }, () => ({
        classId: asClassId(1),
        box: { x: 0, y: 0, width: 1, height: 1 },
      })),
    };
    const judged = sourceOf([{ boxes: [[0, 0.6]] }, { boxes: [[1, 0.6]] }, { boxes: [], record }], { threshold: 0.3 });
    expect(ordered('disagreement', judged)).toEqual([1, 0, 2]);
    expect(ordered('effort', judged)).toEqual([0, 1, 2]);
  });

  test('outcomes count for the class the model gave, submitted images only', () => {
    const records = [
      { ...UNTOUCHED, status: 'done' as const, annotations: [own(1, 'edited'), own(2, 'drawn')] },
      { ...UNTOUCHED, status: 'in progress' as const, annotations: [own(0, 'accepted')] },
    ];
    const outcomes: OutcomeCounts = new Map();
    for (const record of records) addOutcomes(outcomes, record, (name) => (name === 'person' ? asClassId(0) : null));
    expect([...outcomes]).toEqual([
      [0, { accepted: 0, edited: 1, rejected: 0, added: 0 }],
      [2, { accepted: 0, edited: 0, rejected: 0, added: 1 }],
    ]);
    expect(expectedOf(undefined, 0.75).reject).toBe(0.25);
    expect(expectedOf({ accepted: 96, edited: 0, rejected: 0, added: 0 }, 0.5).reject).toBe(0.02);
  });

  test.each([
    ['everything behind stays', [0, 1, 2, 3, 4], 1, [4, 3, 2, 1, 0], [0, 1, 2, 4, 3]],
    ['who has left behind goes', [0, 1, 2, 3], 2, [3, 2, 1], [1, 2, 3]],
    ['this image and the next stay even when they do not fit', [5, 6, 7, 8], 1, [8, 5], [5, 6, 7, 8]],
    ['somebody outside of the list gets the new one', [0, 1], -1, [1, 0], [1, 0]],
    ['at the end', [0, 1], 1, [1, 2, 0], [0, 1, 2]],
  ] as const)('%s', (_, shown, at, wanted, expected) =>
    expect([...reorderAhead(Uint32Array.from(shown), at, Uint32Array.from(wanted))]).toEqual(expected),
  );
});

describe('filter', () => {
  const pictures: readonly Picture[] = [
    {
      boxes: [
        [0, 0.9],
        [1, 0.4],
      ],
    },
    { boxes: [[1, 0.2]], record: { status: 'in progress', annotations: [own(2, 'edited', 0.6), own(0, 'drawn')] } },
    { boxes: null, problem: true },
    { boxes: [[0, 0.9]], record: { status: 'done' } },
    { boxes: null },
  ];
  const source = sourceOf(pictures, { threshold: 0.3 });
  test.each<readonly [Partial<QueueFilter>, readonly number[]]>([
    [{}, [0, 1, 2, 3, 4]],
    [{ text: ' R/1' }, [1]],
    [{ status: 'unseen' }, [0, 4]],
    [{ status: 'problem' }, [2]],
    [{ status: 'done' }, [3]],
    [{ classId: asClassId(1) }, [0]],
    [{ classId: asClassId(2) }, [1]],
    [{ boxes: { least: 2, most: null } }, [0, 1]],
    [{ boxes: { least: null, most: 0 } }, [3]],
    [{ score: { least: 0.5, most: 0.7 } }, [1]],
    [{ score: { least: 0.5, most: 0.7 }, status: 'done' }, []],
  ])('%j', (filter, rows) => expect(filtered(source, { ...NO_FILTER, ...filter })).toEqual(rows));

  test('the image a person is on stays', () => {
    expect(filtered(source, { ...NO_FILTER, status: 'done' }, 1)).toEqual([1, 3]);
    expect(filtered(source, { ...NO_FILTER, text: 'nowhere' }, 1)).toEqual([]);
  });

  test('parts can be taken off', () => {
    const filter = { ...NO_FILTER, text: 'a', boxes: { least: 1, most: 2 } };
    expect(isOpenFilter(withoutPart(withoutPart(filter, 'text'), 'boxes'))).toBe(true);
    expect(isOpenFilter(filter)).toBe(false);
  });
});

test('random projects: counts and order are those of a slow and plain way', () => {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  for (let round = 0; round < 40; round++) {
    const pictures = Array.from({ length: 60 }, (): Picture => {
      const boxes: Boxes = Array.from(
        { length: Math.floor(random() * 6) },
        () => [Math.floor(random() * 4), Math.round(random() * 20) / 20] as const,
      );
      const status = random() < 0.2 ? ({ record: { status: 'done' } } as const) : {};
      return { boxes: random() < 0.1 ? null : boxes, ...status };
    });
    const settings = {
      threshold: random(),
      perClass: { 1: random() },
      hiddenClasses: random() < 0.3 ? [asClassId(2)] : [],
    };
    const source = sourceOf(pictures, settings);
    const thresholdOf = (label: number): number =>
      label === 3 || settings.hiddenClasses.includes(asClassId(label))
        ? Number.POSITIVE_INFINITY
        : label === 1
          ? settings.perClass[1]
          : settings.threshold;
    const shown = pictures.map(({ boxes, record }) =>
      record?.status === 'done'
        ? []
        : (boxes ?? []).filter(([label, score]) => Math.fround(score) >= thresholdOf(label)),
    );
    const closed = Uint8Array.from(pictures, ({ record }) => (record?.status === 'done' ? 1 : 0));
    const counts = countShown(source.columns, closed, source.thresholds);
    expect(counts.boxes).toBe(shown.flat().length);
    expect(counts.images).toBe(shown.filter((boxes) => boxes.length > 0).length);
    const lowest = (row: number): number => Math.fround(Math.min(...(shown[row] ?? []).map(([, score]) => score)));
    const group = (row: number): number =>
      closed[row] === 1 ? 2 : pictures[row]?.boxes === null || shown[row]?.length === 0 ? 1 : 0;
    for (const sign of [1, -1]) {
      const expected = pictures
        .map((_, row) => row)
        .sort((a, b) => group(a) - group(b) || (group(a) === 0 ? sign * (lowest(a) - lowest(b)) : 0) || a - b);
      expect(ordered('lowest', source, sign < 0)).toEqual(expected);
    }
  }
});
