import { describe, expect, it } from 'vitest';
import { failureOf } from '../../failure/failure';
import { readCoco } from './read';

const file = (parts: Record<string, unknown>): string =>
  JSON.stringify({ images: [{ id: 1, file_name: 'a.jpg' }], categories: [{ id: 1, name: 'cat' }], ...parts });
const boxes = (annotation: Record<string, unknown>) =>
  readCoco(file({ annotations: [{ image_id: 1, category_id: 1, ...annotation }] }), 'x.json');

describe('readCoco', () => {
  it.each([
    ['bbox only', { bbox: [1, 2, 3, 4] }, [1, 2, 3, 4], false],
    ['empty segmentation', { bbox: [1, 2, 3, 4], segmentation: [] }, [1, 2, 3, 4], false],
    ['polygon beside a bbox', { bbox: [1, 2, 3, 4], segmentation: [[0, 0, 1, 0, 1, 1]] }, [1, 2, 3, 4], true],
    ['mask beside a bbox', { bbox: [1, 2, 3, 4], segmentation: { counts: [1], size: [1, 1] } }, [1, 2, 3, 4], true],
    [
      'polygons without bbox',
      {
        segmentation: [
          [5, 5, 9, 5, 9, 8],
          [1, 6, 2, 6, 2, 7],
        ],
      },
      [1, 5, 8, 3],
      true,
    ],
    ['polygon with an empty bbox', { bbox: [], segmentation: [[5, 5, 9, 5, 9, 8]] }, [5, 5, 4, 3], true],
    ['text ids', { image_id: '1', category_id: '1', bbox: [1, 2, 3, 4] }, [1, 2, 3, 4], false],
  ])('takes %s', (_name, annotation, [x, y, width, height], segmented) => {
    const { annotations, unusable } = boxes(annotation);
    expect(annotations).toEqual([
      { image: '1', category: '1', box: { x, y, width, height }, iscrowd: false, segmented },
    ]);
    expect(unusable).toBe(0);
  });

  it.each([
    ['neither bbox nor polygon', {}],
    ['a mask only', { segmentation: { counts: [1], size: [1, 1] } }],
    ['no width', { bbox: [1, 2, 0, 4] }],
    ['negative height', { bbox: [1, 2, 3, -4] }],
    ['three numbers', { bbox: [1, 2, 3] }],
    ['text instead of numbers', { bbox: ['1', '2', '3', '4'] }],
    ['a flat polygon', { segmentation: [[5, 5, 9, 5, 7, 5]] }],
    ['an image the file lacks', { image_id: 2, bbox: [1, 2, 3, 4] }],
    ['a category the file lacks', { category_id: 9, bbox: [1, 2, 3, 4] }],
    ['no image', { image_id: null, bbox: [1, 2, 3, 4] }],
  ])('counts as unusable: %s', (_name, annotation) => {
    expect(boxes(annotation)).toMatchObject({ annotations: [], unusable: 1 });
  });

  it.each([
    [1, true],
    [true, true],
    [0, false],
    [false, false],
    [undefined, false],
  ])('iscrowd %s is %s', (iscrowd, expected) => {
    expect(boxes({ bbox: [1, 2, 3, 4], iscrowd }).annotations[0]?.iscrowd).toBe(expected);
  });

  it('leaves out the group that Roboflow lists as a category', () => {
    const categories = [
      { id: 0, name: 'animals', supercategory: 'none' },
      { id: 1, name: 'cat', supercategory: 'animals' },
      { id: 2, name: 'dog', supercategory: 'animals' },
    ];
    const names = (annotations: unknown[]) =>
      readCoco(file({ categories, annotations }), 'x').categories.map((c) => c.name);
    expect(names([])).toEqual(['cat', 'dog']);
    expect(names([{ image_id: 1, category_id: 0, bbox: [1, 2, 3, 4] }])).toEqual(['animals', 'cat', 'dog']);
  });

  it('reads past a byte order mark and a missing annotation list', () => {
    expect(readCoco(`\ufeff${file({})}`, 'x').images).toEqual([
      { key: '1', fileName: 'a.jpg', size: null, status: null },
    ]);
  });

  it.each([
    ['not JSON', '{"images": [', 'coco.notJson', /JSON/],
    ['an empty file', '', 'coco.notJson', /JSON/],
    ['a list of results', '[{"image_id":1}]', 'coco.notCoco', /"images"/],
    ['a number', '7', 'coco.notCoco', /"images"/],
    ['no categories', '{"images":[]}', 'coco.notCoco', /"categories"/],
    ['an image without a name', '{"images":[{"id":1}],"categories":[]}', 'coco.notCoco', /images\[0\]\.file_name/],
    ['a category without a name', '{"images":[],"categories":[{"id":1}]}', 'coco.notCoco', /categories\[0\]\.name/],
  ])('refuses %s and says what is wrong', (_name, text, code, reason) => {
    try {
      readCoco(text, 'x.json');
      expect.unreachable();
    } catch (error) {
      const failure = failureOf(error);
      expect(failure).toMatchObject({ code, params: { file: 'x.json', reason: expect.stringMatching(reason) } });
    }
  });
});
