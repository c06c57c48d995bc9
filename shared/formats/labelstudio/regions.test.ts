import { describe, expect, it } from 'vitest';
import { type BoxControl, parseLabelConfig } from './config';
import { type FoundBox, type LsRegion, percentPlace, predictionOf, regionsOf } from './regions';
import { strictIssues } from './strict';

const IMAGE = '<Image name="image" value="$image"/>';
const CONFIG = parseLabelConfig(
  `<View>${IMAGE}<RectangleLabels name="label" toName="image"><Label value="cat"/><Label value="Hund" alias="dog"/></RectangleLabels></View>`,
);
const PAIR = parseLabelConfig(
  `<View>${IMAGE}<Rectangle name="rect" toName="image"/><Labels name="tag" toName="image"><Label value="cat"/></Labels></View>`,
);
const BARE = parseLabelConfig(`<View>${IMAGE}<Rectangle name="rect" toName="image"/></View>`);
const [LABEL, RECT_TAG, RECT] = [CONFIG, PAIR, BARE].map(({ boxes }) => boxes[0]) as [
  BoxControl,
  BoxControl,
  BoxControl,
];

const SIZE = { width: 1280, height: 853 };
const found = (x1: number, y1: number, x2: number, y2: number, more: Partial<FoundBox> = {}): FoundBox => ({
  x1,
  y1,
  x2,
  y2,
  score: 0.5,
  label: 'cat',
  ...more,
});

describe('regionsOf', () => {
  it('writes a box for RectangleLabels', () => {
    const [region] = regionsOf(LABEL, [found(160, 172.7325, 544, 526.7275, { score: 0.91 })], SIZE, null);
    expect(region).toEqual({
      id: expect.stringMatching(/^[A-Za-z0-9_-]{10}$/),
      from_name: 'label',
      to_name: 'image',
      type: 'rectanglelabels',
      original_width: 1280,
      original_height: 853,
      image_rotation: 0,
      value: { x: 12.5, y: 20.25, width: 30, height: 41.5, rotation: 0, rectanglelabels: ['cat'] },
      score: 0.91,
    });
  });

  it('writes two entries with one id and one geometry for Rectangle + Labels', () => {
    const [shape, tag] = regionsOf(RECT_TAG, [found(0, 0, 640, 853)], SIZE, null) as [LsRegion, LsRegion];
    expect(tag.id).toBe(shape.id);
    expect([shape.type, shape.from_name, tag.type, tag.from_name]).toEqual(['rectangle', 'rect', 'labels', 'tag']);
    expect(shape.value).toEqual({ x: 0, y: 0, width: 50, height: 100, rotation: 0 });
    expect(tag.value).toEqual({ ...shape.value, labels: ['cat'] });
  });

  it('writes a box without label only where the control has none', () => {
    const unlabelled = found(0, 0, 640, 853, { label: null });
    expect(regionsOf(LABEL, [unlabelled], SIZE, null)).toEqual([]);
    expect(regionsOf(RECT_TAG, [unlabelled], SIZE, null)).toEqual([]);
    expect(regionsOf(RECT, [unlabelled, found(0, 0, 9, 9)], SIZE, null).map(({ type }) => type)).toEqual([
      'rectangle',
      'rectangle',
    ]);
  });

  it('says which picture of a list it is on', () => {
    expect(regionsOf(LABEL, [found(0, 0, 9, 9)], SIZE, 3)[0]).toMatchObject({ item_index: 3 });
    expect(regionsOf(LABEL, [found(0, 0, 9, 9)], SIZE, null)[0]).not.toHaveProperty('item_index');
  });

  const NaN_ = Number.NaN;
  const INF = Number.POSITIVE_INFINITY;
  it.each<[string, FoundBox, [number, number, number, number] | null]>([
    ['over all edges', found(-50, -1e9, 1e9, 900), [0, 0, 100, 100]],
    ['over the left', found(-50, 0, 128, 85.3), [0, 0, 10, 10]],
    ['over the right', found(1152, 767.7, 2000, 853.001), [90, 90, 10, 10]],
    ['left of it', found(-50, 0, -1, 10), null],
    ['below', found(0, 853, 10, 900), null],
    ['1 px wide', found(0, 0, 1, 10), [0, 0, 0.078125, 1.172333]],
    ['under 1 px wide', found(0, 0, 0.999, 10), null],
    ['under 1 px inside', found(-50, 0, 0.5, 10), null],
    ['turned round', found(100, 0, 50, 10), null],
    ['NaN', found(NaN_, 0, 10, 10), null],
    ['infinite', found(0, 0, INF, 10), null],
    ['minus infinite', found(0, -INF, 10, 10), null],
    ['score NaN', found(0, 0, 10, 10, { score: NaN_ }), null],
  ])('clamps and drops: %s', (_name, box, expected) => {
    const values = regionsOf(LABEL, [box], SIZE, null).map(({ value: v }) => [v.x, v.y, v.width, v.height]);
    expect(values).toEqual(expected === null ? [] : [expected]);
  });

  it.each([
    { width: 0, height: 10 },
    { width: NaN_, height: 10 },
  ])('has nothing on a picture of %j', (size) => {
    expect(regionsOf(LABEL, [found(0, 0, 5, 5)], size, null)).toEqual([]);
  });

  it('keeps scores between 0 and 1', () => {
    const boxes = [found(0, 0, 9, 9, { score: 1.0000001 }), found(0, 0, 9, 9, { score: -0.1 })];
    expect(regionsOf(LABEL, boxes, SIZE, null).map(({ score }) => score)).toEqual([1, 0]);
  });

  it('gives the same answer the same ids, and every box its own', () => {
    const boxes = Array.from({ length: 3000 }, (_, i) =>
      found(i % 50, i % 70, 100 + (i % 40), 200, { score: i / 3000 }),
    );
    const ids = regionsOf(LABEL, boxes, SIZE, null).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3000);
    expect(ids.every((id) => /^[A-Za-z0-9_-]{10}$/.test(id))).toBe(true);
    expect(regionsOf(LABEL, boxes, SIZE, null).map(({ id }) => id)).toEqual(ids);
    const others = [
      ...regionsOf(RECT, boxes, SIZE, null),
      ...regionsOf(LABEL, boxes, SIZE, 0),
      ...regionsOf(LABEL, boxes, SIZE, null, 'salt'),
    ].map(({ id }) => id);
    expect(new Set([...ids, ...others]).size).toBe(12_000);
  });
});

describe('percentPlace', () => {
  /** Numbers that look random, the same on every run. */
  let state = 1;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };

  it('stays within 100 % in float64 and comes back to the same place within 0.001 px', () => {
    let worst = 0;
    for (let turn = 0; turn < 20_000; turn++) {
      const size = { width: 1 + Math.floor(random() * 20_000), height: 1 + Math.floor(random() * 20_000) };
      const x1 = random() * size.width;
      const y1 = random() * size.height;
      const x2 = turn % 3 === 0 ? size.width : x1 + random() * (size.width - x1);
      const y2 = turn % 5 === 0 ? size.height + 7 : y1 + random() * (size.height - y1);
      const place = percentPlace({ x1, y1, x2, y2 }, size, 0);
      if (place === null) continue;
      expect(place.x + place.width).toBeLessThanOrEqual(100);
      expect(place.y + place.height).toBeLessThanOrEqual(100);
      expect(Math.min(place.x, place.y)).toBeGreaterThanOrEqual(0);
      const right = ((place.x + place.width) / 100) * size.width;
      const bottom = ((place.y + place.height) / 100) * size.height;
      worst = Math.max(worst, Math.abs((place.x / 100) * size.width - x1), Math.abs(right - x2));
      worst = Math.max(
        worst,
        Math.abs((place.y / 100) * size.height - y1),
        Math.abs(bottom - Math.min(y2, size.height)),
      );
    }
    expect(worst).toBeLessThan(0.001);
    expect(worst).toBeGreaterThan(0);
  });
});

describe('predictionOf', () => {
  it.each([
    ['nothing found', [], 0],
    ['mean of the boxes', [0.5, 1], 0.75],
  ])('%s', (_name, scores, expected) => {
    const boxes = scores.map((score) => found(0, 0, 9, 9, { score }));
    for (const control of [LABEL, RECT_TAG, RECT]) {
      const { score, model_version } = predictionOf(regionsOf(control, boxes, SIZE, null), 'v-1');
      expect([score, model_version]).toEqual([expected, 'v-1']);
    }
  });

  it('has a mean of at most 1 whatever the sum rounds to', () => {
    const boxes = Array.from({ length: 301 }, () => found(0, 0, 9, 9, { score: 1 - 2 ** -53 }));
    expect(predictionOf(regionsOf(LABEL, boxes, SIZE, null), 'v').score).toBeLessThanOrEqual(1);
  });

  it('passes the strict check for every kind of control', () => {
    const boxes = [found(-5, -5, 2000, 2000), found(1, 1, 3, 3), found(1279, 0, 1280, 853)];
    for (const [config, control] of [
      [CONFIG, LABEL],
      [PAIR, RECT_TAG],
      [BARE, RECT],
    ] as const) {
      const prediction = predictionOf(regionsOf(control, boxes, SIZE, null), 'v');
      expect(strictIssues(JSON.parse(JSON.stringify(prediction)), config)).toEqual([]);
      expect(prediction.result).toHaveLength(control === RECT_TAG ? 6 : 3);
    }
    expect(
      strictIssues(predictionOf(regionsOf(LABEL, [found(0, 0, 9, 9, { label: 'dog' })], SIZE, null), 'v'), CONFIG),
    ).toEqual([]);
  });
});
