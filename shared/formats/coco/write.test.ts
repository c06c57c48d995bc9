import { describe, expect, it } from 'vitest';
import type { CocoCounts, CocoSource, CocoWriteOptions } from './source';
import { cocoJson } from './write';

function write(source: CocoSource, options: CocoWriteOptions = { firstId: 1, indent: false }) {
  const chunks: string[] = [];
  const writer = cocoJson(source, options);
  for (;;) {
    const step = writer.next();
    if (step.done) return { text: chunks.join(''), chunks, counts: step.value satisfies CocoCounts };
    chunks.push(step.value);
  }
}

const SIZE = { width: 100, height: 50 };
const TWO: CocoSource = {
  categories: ['猫 "cat"', 'dog'],
  images: [
    {
      fileName: 'a/1.jpg',
      size: SIZE,
      status: 'done',
      boxes: [{ category: 1, box: { x: 1.5, y: 2, width: 3, height: 4 } }],
    },
    {
      fileName: 'a/2.jpg',
      size: SIZE,
      boxes: [{ category: 0, box: { x: 0, y: 0, width: 100, height: 50 }, iscrowd: true, score: 0.25 }],
    },
    { fileName: 'empty.jpg', size: SIZE, status: 'done', boxes: [] },
  ],
};

describe('cocoJson', () => {
  it('writes images, boxes and classes in their order, with area and iscrowd always', () => {
    const file = JSON.parse(write(TWO).text);
    expect(file).toEqual({
      info: { description: '', version: '1.0', contributor: 'RTMLabel', url: '' },
      licenses: [],
      images: [
        { id: 1, file_name: 'a/1.jpg', width: 100, height: 50, status: 'done' },
        { id: 2, file_name: 'a/2.jpg', width: 100, height: 50 },
        { id: 3, file_name: 'empty.jpg', width: 100, height: 50, status: 'done' },
      ],
      annotations: [
        { id: 1, image_id: 1, category_id: 2, bbox: [1.5, 2, 3, 4], area: 12, iscrowd: 0, segmentation: [] },
        {
          id: 2,
          image_id: 2,
          category_id: 1,
          bbox: [0, 0, 100, 50],
          area: 5000,
          iscrowd: 1,
          segmentation: [],
          score: 0.25,
        },
      ],
      categories: [
        { id: 1, name: '猫 "cat"', supercategory: '' },
        { id: 2, name: 'dog', supercategory: '' },
      ],
    });
  });

  it('counts all three kinds of ids from 0 when asked', () => {
    const file = JSON.parse(write(TWO, { firstId: 0, indent: false }).text);
    expect(file.images.map((i: { id: number }) => i.id)).toEqual([0, 1, 2]);
    expect(file.annotations.map((a: Record<string, number>) => [a.id, a.image_id, a.category_id])).toEqual([
      [0, 0, 1],
      [1, 1, 0],
    ]);
    expect(file.categories.map((c: { id: number }) => c.id)).toEqual([0, 1]);
  });

  it.each([
    ['one line', false, TWO],
    ['indented', true, TWO],
    ['nothing at all, one line', false, { categories: [], images: [] }],
    ['nothing at all, indented', true, { categories: [], images: [] }],
  ])('is the text JSON.stringify would give: %s', (_name, indent, source) => {
    const { text } = write(source, { firstId: 1, indent });
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, indent ? 2 : undefined)}\n`);
  });

  it.each([
    ['inside stays bit for bit', [0.1, 0.2, 99.9, 49.8], [0.1, 0.2, 99.9, 49.8]],
    ['hangs over left and top', [-10, -5, 30, 25], [0, 0, 20, 20]],
    ['hangs over right and bottom', [90, 45, 30, 25], [90, 45, 10, 5]],
    ['larger than the image', [-1, -1, 1000, 1000], [0, 0, 100, 50]],
    ['outside', [100, 10, 5, 5], null],
    ['left of the image', [-7, 10, 5, 5], null],
    ['not a number', [Number.NaN, 0, 5, 5], null],
  ])('clamps to the image: %s', (_name, [x, y, width, height], expected) => {
    const box = { x: x!, y: y!, width: width!, height: height! };
    const { text, counts } = write({
      categories: ['c'],
      images: [{ fileName: 'a.jpg', size: SIZE, boxes: [{ category: 0, box }] }],
    });
    const { annotations } = JSON.parse(text);
    expect(annotations.map((a: { bbox: number[] }) => a.bbox)).toEqual(expected === null ? [] : [expected]);
    expect(counts.outsideBoxes).toBe(expected === null ? 1 : 0);
  });

  it('counts boxes that MMDetection would drop in training', () => {
    const boxes = [0.5, 0.999, 1, 2].map((width) => ({ category: 0, box: { x: 1, y: 1, width, height: 10 } }));
    const { counts } = write({ categories: ['c'], images: [{ fileName: 'a.jpg', size: SIZE, boxes }] });
    expect(counts).toEqual({ images: 1, annotations: 4, tinyBoxes: 2, outsideBoxes: 0 });
  });

  it('streams a million boxes in small chunks', () => {
    const images = Array.from({ length: 10_000 }, (_, i) => ({
      fileName: `folder/${i}.jpg`,
      size: { width: 1920, height: 1080 },
      boxes: {
        *[Symbol.iterator]() {
          for (let k = 0; k < 100; k++) {
            yield {
              category: k % 80,
              box: { x: (i * 0.137 + k * 11.3) % 1800, y: (k * 7.77) % 900, width: 20.25, height: 31.5 },
            };
          }
        },
      },
    }));
    const source = { categories: Array.from({ length: 80 }, (_, i) => `class ${i}`), images };
    let bytes = 0;
    let largest = 0;
    for (const chunk of cocoJson(source, { firstId: 1, indent: false })) {
      bytes += chunk.length;
      largest = Math.max(largest, chunk.length);
    }
    expect(bytes).toBeGreaterThan(100_000_000);
    expect(largest).toBeLessThan(100_000);
  });
});
