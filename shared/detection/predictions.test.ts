import { describe, expect, test } from 'vitest';
import { type ImageRecord, UNTOUCHED } from '../dataset/document';
import { asAnnotationId, asClassId } from '../dataset/ids';
import type { CandidateSet } from './candidates';
import { suppress } from './nms';
import { predictionsOf } from './predictions';

/** x1, y1, x2, y2, score, label */
const candidates = (...rows: readonly (readonly number[])[]): CandidateSet => ({
  boxes: Float32Array.from(rows.flatMap((row) => row.slice(0, 4))),
  scores: Float32Array.from(rows, (row) => row[4] ?? 0),
  labels: Uint16Array.from(rows, (row) => row[5] ?? 0),
});

describe('NMS', () => {
  const options = { threshold: 0, iou: 0.65, max: 300 };
  test.each([
    [
      'the weaker of two of a class goes',
      [
        [0, 0, 10, 10, 0.5, 0],
        [0, 0, 10, 9, 0.9, 0],
      ],
      [1],
    ],
    [
      'classes do not meet',
      [
        [0, 0, 10, 10, 0.5, 0],
        [0, 0, 10, 9, 0.9, 1],
      ],
      [1, 0],
    ],
    [
      'an overlap of exactly the limit stays',
      [
        [0, 0, 20, 10, 0.9, 0],
        [0, 0, 13, 10, 0.8, 0],
      ],
      [0, 1],
    ],
    [
      'equal scores keep their order',
      [
        [0, 0, 5, 5, 0.5, 0],
        [20, 0, 25, 5, 0.5, 0],
      ],
      [0, 1],
    ],
    [
      'a suppressed box suppresses nobody',
      [
        [0, 0, 10, 10, 0.9, 0],
        [0, 0, 10, 7, 0.8, 0],
        [0, 0, 10, 5, 0.7, 0],
      ],
      [0, 2],
    ],
  ])('%s', (_, rows, kept) => {
    expect([...suppress(candidates(...rows), options)]).toEqual(kept);
  });

  test('a threshold before it gives the same boxes as one after it', () => {
    let state = 1;
    const random = (): number => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const rows = Array.from({ length: 500 }, () => {
      const [x, y] = [random() * 100, random() * 100];
      return [x, y, x + 10 + random() * 30, y + 10 + random() * 30, random(), Math.floor(random() * 3)];
    });
    const set = candidates(...rows);
    const after = [...suppress(set, options)].filter((index) => (set.scores[index] as number) >= 0.4);
    expect([...suppress(set, { ...options, threshold: 0.4 })]).toEqual(after);
  });
});

describe('predictions', () => {
  const size = { width: 100, height: 100 };
  const filter = { threshold: 0.3, nmsIou: 0.65, maxPerImage: 300 };
  const cat = asClassId(7);
  const bridge = [
    { modelClass: 'cat', classId: cat, how: 'exact' as const },
    { modelClass: 'dog', classId: null, how: 'none' as const },
  ];
  const set = candidates(
    [10, 10, 30, 30, 0.9, 0],
    [50, 50, 120, 80, 0.6, 0],
    [60, 10, 80, 30, 0.8, 1],
    [5, 60, 20, 80, 0.2, 0],
  );
  const shown = (record: Partial<ImageRecord>): readonly number[] =>
    predictionsOf(set, size, filter, bridge, { ...UNTOUCHED, status: 'in progress', ...record }).map(
      ({ index }) => index,
    );
  const box = { x: 10, y: 10, width: 20, height: 20 };
  const origin = { model: 'm', modelClass: 'cat', score: 0.9, box };
  const annotation = { id: asAnnotationId('a'), classId: cat, box };

  test('pass threshold and bridge, clamped to the image', () => {
    const [first, second] = predictionsOf(set, size, filter, bridge, UNTOUCHED);
    expect(first).toMatchObject({ index: 0, classId: cat, modelClass: 'cat', box });
    expect(second).toMatchObject({ index: 1, box: { x: 50, y: 50, width: 50, height: 30 } });
  });

  test.each<[string, Partial<ImageRecord>, readonly number[]]>([
    ['nothing is judged', {}, [0, 1]],
    ['one was accepted', { annotations: [{ ...annotation, provenance: { kind: 'accepted', origin } }] }, [1]],
    [
      'it was moved far away',
      { annotations: [{ ...annotation, box: { ...box, x: 70 }, provenance: { kind: 'edited', origin } }] },
      [1],
    ],
    [
      'it was given another class',
      { annotations: [{ ...annotation, classId: asClassId(3), provenance: { kind: 'edited', origin } }] },
      [1],
    ],
    ['one was drawn there', { annotations: [{ ...annotation, provenance: { kind: 'drawn' } }] }, [1]],
    [
      'another class was drawn there',
      { annotations: [{ ...annotation, classId: asClassId(3), provenance: { kind: 'drawn' } }] },
      [0, 1],
    ],
    ['one was rejected', { rejections: [{ classId: cat, box }] }, [1]],
    ['the image is submitted', { status: 'done' }, []],
    ['the image was skipped', { status: 'skipped' }, [0, 1]],
  ])('when %s', (_, record, indices) => {
    expect(shown(record)).toEqual(indices);
  });
});
