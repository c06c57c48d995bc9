import { describe, expect, test } from 'vitest';
import { letterbox, type Placement } from '../geometry/letterbox';
import { decodeEasydeploy } from './decodeEasydeploy';
import { decodeRaw } from './decodeRaw';
import { hitsOf, scoreOf, sigmoid } from './hits';
import type { Flavour } from './model';
import type { RawLevel } from './rawLevel';

const CANVAS = { width: 64, height: 64 };
const logitOf = (score: number): number => Math.log(score / (1 - score));

interface Cell {
  readonly cell: number;
  readonly label: number;
  readonly score: number;
  readonly distances?: readonly [number, number, number, number];
}

/** A level in NCHW where nothing is but what is given. */
function level(stride: number, classCount: number, things: readonly Cell[], change: Partial<RawLevel> = {}): RawLevel {
  const side = CANVAS.width / stride;
  const cells = side * side;
  const classes = new Float32Array(classCount * cells).fill(-20);
  const boxes = new Float32Array(4 * cells);
  for (const { cell, label, score, distances = [stride, stride, stride, stride] } of things) {
    classes[label * cells + cell] = logitOf(score);
    distances.forEach((distance, k) => {
      boxes[k * cells + cell] = distance;
    });
  }
  const steps = { classStep: cells, cellStep: 1, boxStep: cells, boxCellStep: 1 };
  return { stride, width: side, height: side, classes, boxes, objectness: null, boxUnit: 1, ...steps, ...change };
}

const placements: Record<Flavour, Placement> = { mmdet: 'corner', mmyolo: 'centre' };
const decode = (flavour: Flavour, levels: readonly RawLevel[], size = CANVAS, classCount = 2) =>
  decodeRaw(levels, classCount, letterbox(size, CANVAS, placements[flavour]), 0.05, flavour);

describe('boxes of raw maps', () => {
  test('l, t, r, b around the corner of the cell, levels, then cells, then classes', () => {
    const { boxes, scores, labels } = decode('mmdet', [
      level(8, 2, [
        { cell: 20, label: 1, score: 0.5, distances: [1, 2, 3, 4] },
        { cell: 9, label: 1, score: 0.25 },
        { cell: 9, label: 0, score: 0.75 },
      ]),
      level(16, 2, [{ cell: 5, label: 0, score: 0.6 }]),
    ]);
    expect([...labels]).toEqual([0, 1, 1, 0]);
    expect([...scores].map((score) => score.toFixed(3))).toEqual(['0.750', '0.250', '0.500', '0.600']);
    expect([...boxes]).toEqual([0, 0, 16, 16, 0, 0, 16, 16, 31, 14, 35, 20, 0, 0, 32, 32]);
  });

  test('distances in cells', () => {
    const inCells = level(16, 1, [{ cell: 5, label: 0, score: 0.5, distances: [1, 0.5, 0.25, 1] }], { boxUnit: 16 });
    expect([...decode('mmdet', [inCells], CANVAS, 1).boxes]).toEqual([0, 8, 20, 32]);
  });

  // A wide picture: 128 x 64 becomes 64 x 32, in MMYOLO with 16 rows of padding above.
  const wide = { width: 128, height: 64 };

  test('MMDetection clamps to the padded canvas and drops boxes without area', () => {
    const things = [
      { cell: 0, label: 0, score: 0.5, distances: [5, 5, 10, 50] as const },
      { cell: 1, label: 0, score: 0.5, distances: [-3, 0, 2, 5] as const },
      { cell: 63, label: 0, score: 0.5, distances: [4, 4, 40, 40] as const },
    ];
    expect([...decode('mmdet', [level(8, 1, things)], wide, 1).boxes]).toEqual([0, 0, 20, 100, 104, 104, 128, 128]);
  });

  test('MMYOLO takes the padding away, divides, and leaves clamping for after NMS', () => {
    const things = [
      { cell: 0, label: 0, score: 0.5, distances: [5, 5, 10, 50] as const },
      { cell: 1, label: 0, score: 0.5, distances: [-3, 0, 2, 5] as const },
      { cell: 63, label: 0, score: 0.5, distances: [4, 4, 40, 40] as const },
    ];
    expect([...decode('mmyolo', [level(8, 1, things)], wide, 1).boxes]).toEqual([
      ...[-10, -42, 20, 68],
      ...[22, -32, 20, -22],
      ...[104, 72, 192, 160],
    ]);
  });

  test('MMDetection keeps the best 30,000 of each level, MMYOLO of all', () => {
    const cells = 64;
    const classCount = 600;
    const full = (score: number): RawLevel => ({
      ...level(8, classCount, []),
      classes: Float32Array.from({ length: classCount * cells }, (_, at) => logitOf(score) - at * 1e-6),
      boxes: new Float32Array(4 * cells).fill(8),
    });
    // 38,400 pairs a level, those of the second one all better.
    const levels = [full(0.3), full(0.6)];
    const mmdet = decode('mmdet', levels, CANVAS, classCount).scores;
    expect(mmdet.length).toBe(60_000);
    expect([mmdet.filter((score) => score < 0.4).length, mmdet.filter((score) => score > 0.4).length]).toEqual([
      30_000, 30_000,
    ]);
    const mmyolo = decode('mmyolo', levels, CANVAS, classCount).scores;
    expect(mmyolo.length).toBe(30_000);
    expect(Math.min(...mmyolo.slice(0, 1000))).toBeGreaterThan(0.59);
    expect(mmyolo.every((score) => score > 0.4)).toBe(true);
  });
});

describe('scores', () => {
  test('with objectness: the geometric mean of both sigmoids, in float32', () => {
    const f = Math.fround;
    expect(scoreOf(1.5, sigmoid(-0.5))).toBe(f(Math.sqrt(f(f(1 / (1 + Math.exp(-1.5))) * f(1 / (1 + Math.exp(0.5)))))));
    expect(scoreOf(1.5, null)).toBe(f(1 / (1 + Math.exp(-1.5))));
  });

  test.each([0.05, 0.3, 0.9])('at floor %f the short cuts find exactly what brute force finds', (floor) => {
    const classCount = 3;
    let seed = 1;
    const random = (): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (seed / 0x7fffffff - 0.5) * 16;
    };
    for (const withObjectness of [false, true]) {
      const made = level(1, classCount, []);
      const cells = made.width * made.height;
      const classes = made.classes.map(random);
      const objectness = withObjectness ? Float32Array.from({ length: cells }, random) : null;
      const expected: string[] = [];
      for (let cell = 0; cell < cells; cell++) {
        const object = objectness === null ? null : sigmoid(objectness[cell] as number);
        for (let label = 0; label < classCount; label++) {
          const score = scoreOf(classes[label * cells + cell] as number, object);
          if (score > floor) expected.push(`${cell} ${label} ${score}`);
        }
      }
      const found = hitsOf({ ...made, classes, objectness }, classCount, floor);
      expect(found.map(({ cell, label, score }) => `${cell} ${label} ${score}`)).toEqual(expected);
      expect(expected.length).toBeGreaterThan(0);
      const byCell = classes.map((_, at) => classes[(at % classCount) * cells + Math.floor(at / classCount)] as number);
      const turned = { ...made, classes: byCell, classStep: 1, cellStep: classCount, objectness };
      expect(hitsOf(turned, classCount, floor)).toEqual(found);
    }
  });
});

test('easydeploy: only the rows that count, from the centred canvas to the picture', () => {
  const box = letterbox({ width: 128, height: 64 }, CANVAS, 'centre');
  const outputs = {
    count: 3,
    boxes: Float32Array.of(0, 16, 64, 48, 10, 20, 30, 40, 1, 1, 2, 2, 5, 5, 9, 9),
    scores: Float32Array.of(0.9, 0.5, 0.04, 0.8),
    labels: [1n, 0n, 0n, 0n],
  };
  const { boxes, scores, labels } = decodeEasydeploy(outputs, box, 0.05);
  expect([...boxes]).toEqual([0, 0, 128, 64, 20, 8, 60, 48]);
  expect([...scores]).toEqual([Math.fround(0.9), 0.5]);
  expect([...labels]).toEqual([1, 0]);
});
