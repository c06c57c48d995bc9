import { describe, expect, it } from 'vitest';
import { askKey, readAsks } from './asks';
import { parseLabelConfig } from './config';
import { answeringControl, boundsOf, interactiveBoxes } from './interactive';
import type { FoundBox } from './regions';

/** 1 % = 10 px across, 5 px down. */
const SIZE = { width: 1000, height: 500 };
const found = (
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  label: string | null = 'cat',
  score = 0.5,
): FoundBox => ({
  x1,
  y1,
  x2,
  y2,
  score,
  label,
});

const drawn = (x: number, y: number, width: number, height: number, more: object = {}) => ({
  id: 'aB3',
  from_name: 'label',
  to_name: 'image',
  type: 'rectanglelabels',
  origin: 'manual',
  original_width: 1000,
  original_height: 500,
  image_rotation: 0,
  value: { x, y, width, height, rotation: 0, rectanglelabels: ['cat'] },
  ...more,
});
const click = (x: number, y: number, positive = true, label = 'cat') => ({
  id: `k${x}-${y}`,
  type: 'keypointlabels',
  from_name: 'kp',
  to_name: 'image',
  is_positive: positive,
  value: { x, y, width: 0.8, labels: [label], keypointlabels: [label] },
});
const answer = (result: unknown[], boxes: FoundBox[]) => interactiveBoxes({ result }, boxes, SIZE);

describe('interactiveBoxes', () => {
  it.each<[string, unknown[], FoundBox[], number[]]>([
    ['overlaps enough', [drawn(10, 10, 40, 50)], [found(110, 60, 480, 290), found(600, 0, 700, 100)], [0]],
    ['overlaps most', [drawn(10, 10, 40, 50)], [found(100, 50, 300, 300), found(110, 60, 480, 290)], [1]],
    ['centre inside only', [drawn(10, 10, 40, 50)], [found(200, 100, 220, 120)], [0]],
    [
      'overlap goes before a centre',
      [drawn(10, 10, 40, 50)],
      [found(290, 170, 310, 180), found(50, 20, 600, 400, 'dog')],
      [1],
    ],
    [
      'the chosen label goes before a larger overlap',
      [drawn(10, 10, 40, 50)],
      [found(100, 50, 500, 300, 'dog'), found(100, 50, 400, 300)],
      [1],
    ],
    [
      'but not before any overlap',
      [drawn(10, 10, 40, 50)],
      [found(100, 50, 500, 300, 'dog'), found(200, 100, 220, 120)],
      [0],
    ],
    [
      'higher score among equals',
      [drawn(10, 10, 40, 50)],
      [found(100, 50, 500, 300, 'cat', 0.4), found(100, 50, 500, 300, 'cat', 0.6)],
      [1],
    ],
    ['neither', [drawn(10, 10, 40, 50)], [found(600, 350, 900, 480)], []],
    ['no boxes', [drawn(10, 10, 40, 50)], [], []],
    [
      'two rectangles',
      [drawn(10, 10, 40, 50), drawn(60, 70, 30, 25, { id: 'b' })],
      [found(600, 350, 900, 480), found(100, 50, 500, 300)],
      [1, 0],
    ],
    [
      'two rectangles on one thing',
      [drawn(10, 10, 40, 50), drawn(11, 11, 40, 50, { id: 'b' })],
      [found(100, 50, 500, 300)],
      [0],
    ],
    [
      'a point in the smallest',
      [click(30, 30)],
      [found(0, 0, 1000, 500), found(250, 100, 350, 200), found(200, 100, 400, 200)],
      [1],
    ],
    [
      'all points together',
      [click(30, 30), click(39, 30)],
      [found(250, 100, 350, 200), found(200, 100, 400, 200)],
      [1],
    ],
    [
      'not where Alt was clicked',
      [click(30, 30), click(39, 30, false)],
      [found(0, 0, 1000, 500), found(250, 100, 350, 200)],
      [1],
    ],
    ['nothing without Alt points', [click(30, 30), click(31, 30, false)], [found(250, 100, 350, 200)], []],
    ['only Alt points', [click(31, 30, false)], [found(0, 0, 10, 10)], []],
    ['no box around all points', [click(30, 30), click(90, 90)], [found(250, 100, 350, 200)], []],
    [
      'a rectangle and a point',
      [drawn(60, 70, 30, 25), click(30, 30)],
      [found(250, 100, 350, 200), found(600, 350, 900, 480)],
      [1, 0],
    ],
    [
      'an ellipse: x and y are its centre',
      [
        drawn(0, 0, 0, 0, {
          type: 'ellipselabels',
          value: { x: 30, y: 35, radiusX: 20, radiusY: 25, ellipselabels: ['cat'] },
        }),
      ],
      [found(300, 175, 700, 425, 'dog'), found(100, 50, 500, 300, 'dog')],
      [1],
    ],
    [
      'a polygon',
      [
        drawn(0, 0, 0, 0, {
          type: 'polygonlabels',
          value: {
            points: [
              [10, 10],
              [50, 20],
              [30, 60],
            ],
            polygonlabels: ['cat'],
          },
        }),
      ],
      [found(100, 50, 500, 300)],
      [0],
    ],
    [
      'a brush stroke asks for nothing',
      [drawn(0, 0, 0, 0, { type: 'brushlabels', value: { format: 'rle', rle: [1, 2], brushlabels: ['cat'] } })],
      [found(100, 50, 500, 300)],
      [],
    ],
    [
      'damaged regions ask for nothing',
      [
        null,
        7,
        {},
        { value: null },
        drawn(Number.NaN, 1, 2, 3),
        drawn(1, 1, 1, 1, { value: { x: '1', y: 1, width: 9, height: 9 } }),
      ],
      [found(0, 0, 1000, 500)],
      [],
    ],
    ['a box that is no number', [click(30, 30), drawn(10, 10, 40, 50)], [found(Number.NaN, 0, 1000, 500)], []],
  ])('%s', (_name, result, boxes, expected) => {
    const hits = answer(result, boxes);
    expect(
      hits.map((hit) => boxes.findIndex((box) => box.x1 === hit.x1 && box.x2 === hit.x2 && box.score === hit.score)),
    ).toEqual(expected);
  });

  it('has the place of the detection and the label of the user', () => {
    const box = found(110, 60, 480, 290, 'dog', 0.7);
    expect(answer([drawn(10, 10, 40, 50)], [box])).toEqual([{ ...box, label: 'cat' }]);
    expect(answer([click(30, 30, true, 'cow')], [box])).toEqual([{ ...box, label: 'cow' }]);
  });

  it('keeps the label of the detection where the user has none, or one the control does not take', () => {
    const box = found(110, 60, 480, 290, 'dog');
    const bare = drawn(10, 10, 40, 50, { type: 'rectangle', value: { x: 10, y: 10, width: 40, height: 50 } });
    expect(answer([bare], [box])).toEqual([box]);
    const options = { labels: new Set(['dog']) };
    expect(interactiveBoxes({ result: [drawn(10, 10, 40, 50)] }, [box], SIZE, options)).toEqual([box]);
  });

  it('takes Rectangle and its Labels for one thing', () => {
    const rectangle = drawn(10, 10, 40, 50, {
      type: 'rectangle',
      from_name: 'rect',
      value: { x: 10, y: 10, width: 40, height: 50 },
    });
    const tag = drawn(10, 10, 40, 50, {
      type: 'labels',
      from_name: 'tag',
      value: { x: 10, y: 10, width: 40, height: 50, labels: ['cow'] },
    });
    const box = found(110, 60, 480, 290, 'dog');
    expect(readAsks({ result: [rectangle, tag] })).toHaveLength(1);
    expect(answer([rectangle, tag], [box])).toEqual([{ ...box, label: 'cow' }]);
  });

  it('looks at one picture of a list', () => {
    const result = [drawn(10, 10, 40, 50, { item_index: 1 })];
    const boxes = [found(110, 60, 480, 290)];
    expect(interactiveBoxes({ result }, boxes, SIZE, { itemIndex: 0 })).toEqual([]);
    expect(interactiveBoxes({ result }, boxes, SIZE, { itemIndex: 1 })).toEqual(boxes);
  });

  it.each([null, undefined, 'x', 7, [], {}, { result: null }, { result: {} }])(
    '%j is no interactive request',
    (context) => {
      expect(readAsks(context)).toBeNull();
      expect(interactiveBoxes(context, [found(0, 0, 9, 9)], SIZE)).toEqual([]);
    },
  );
});

describe('contexts nobody sends', () => {
  const deep = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) as unknown;
  const untextual = JSON.parse('{"toString":null,"valueOf":1,"toJSON":2,"__proto__":{"x":1}}') as unknown;
  const value = { x: 0, y: 0, width: 9, height: 9 };

  it.each(
    [deep, untextual, null, 7, ['a'], Number.NaN].flatMap((odd) =>
      ['id', 'from_name', 'to_name', 'type', 'value', 'item_index', 'is_positive'].map((key) => ({ key, odd })),
    ),
  )('$key', ({ key, odd }) => {
    const context = { more: deep, result: [{ ...drawn(0, 0, 9, 9), value, extra: deep, [key]: odd }] };
    expect(readAsks(context)?.length).toBeLessThanOrEqual(1);
    expect(typeof askKey(context)).toBe('string');
  });

  it('a hundred thousand things drawn are not all looked at', () => {
    const result = Array.from({ length: 100_000 }, () => drawn(0, 0, 9, 9, { id: undefined }));
    expect(readAsks({ result })).toHaveLength(1000);
  });

  it('what differs in place or id has a key of its own', () => {
    const contexts = [drawn(0, 0, 9, 9, { id: 'a' }), drawn(0, 0, 9, 9, { id: 'b' }), drawn(0, 0, 9, 8, { id: 'a' })];
    expect(new Set(contexts.map((one) => askKey({ result: [one] }))).size).toBe(3);
  });
});

describe('boundsOf', () => {
  const bounds = (value: object) => {
    const [ask] = readAsks({ result: [drawn(0, 0, 0, 0, { value })] }) ?? [];
    if (ask?.shape !== 'outline') throw new Error('no outline');
    const { x, y, width, height } = boundsOf(ask, SIZE);
    return [x, y, x + width, y + height].map((side) => Number(side.toFixed(1)));
  };

  it.each([
    ['upright', { x: 20, y: 20, width: 30, height: 10, rotation: 0 }, [200, 100, 500, 150]],
    // Computed by hand in pixels: width 300, height 50, turned by 30 degrees about (200, 100).
    ['turned 30 degrees', { x: 20, y: 20, width: 30, height: 10, rotation: 30 }, [175, 100, 459.8, 293.3]],
    ['turned 90 degrees', { x: 20, y: 20, width: 30, height: 10, rotation: 90 }, [150, 100, 200, 400]],
    ['ellipse turned 90 degrees', { x: 50, y: 50, radiusX: 10, radiusY: 10, rotation: 90 }, [450, 150, 550, 350]],
  ])('%s', (_name, value, expected) => expect(bounds(value)).toEqual(expected));
});

describe('answeringControl', () => {
  const labels = (...names: string[]) => names.map((name) => `<Label value="${name}"/>`).join('');
  const config = parseLabelConfig(`<View>
    <Image name="image" value="$image"/><Image name="second" value="$b"/>
    <RectangleLabels name="label" toName="image">${labels('cat')}</RectangleLabels>
    <RectangleLabels name="more" toName="image">${labels('dog')}</RectangleLabels>
    <Rectangle name="rect" toName="second"/><Labels name="tag" toName="second">${labels('cat')}</Labels>
    <KeyPointLabels name="kp" toName="image">${labels('dog')}</KeyPointLabels>
  </View>`);

  it.each([
    ['drawn with it', drawn(1, 1, 9, 9, { from_name: 'more' }), 'more'],
    ['drawn with Labels', drawn(1, 1, 9, 9, { from_name: 'tag', to_name: 'second' }), 'rect'],
    ['points: the one with the label', click(1, 1, true, 'dog'), 'more'],
    ['points: else the first', click(1, 1, true, 'cow'), 'label'],
    ['another image', drawn(1, 1, 9, 9, { to_name: 'gone' }), undefined],
  ])('%s', (_name, region, expected) => {
    const [ask] = readAsks({ result: [region] }) ?? [];
    expect(ask && answeringControl(ask, config)?.name).toBe(expected);
  });
});
