import { describe, expect, test } from 'vitest';
import { CLASSES, ordered, own, type Picture, sourceOf, survivors } from '../../testing/queueRig';
import { type ImageRecord, UNTOUCHED } from '../dataset/document';
import { asClassId } from '../dataset/ids';
import { createColumns, putRow, rowOf } from '../detection/columns';
import { countShown, scoreBars } from './counts';
import { reorderAhead } from './order';
import { addOutcomes, expectedOf, type OutcomeCounts } from './outcomes';

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
