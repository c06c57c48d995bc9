import { describe, expect, test } from 'vitest';
import { declaredIn, preprocessingOf } from './declared';
import { createFillInput } from './preprocess';

const read = (entries: Record<string, string>) => declaredIn(new Map(Object.entries(entries)));
const usual = read({}).normalisation;

describe('metadata of a model file', () => {
  test('a converted file says everything', () => {
    expect(
      read({
        flavour: 'mmyolo',
        architecture: 'RTMDet-x-P6',
        input_size: '1280',
        strides: '[8,16,32,64]',
        mean: '[1,2,3]',
        std: '[4,5,6]',
        bgr_to_rgb: 'true',
      }),
    ).toEqual({
      flavour: 'mmyolo',
      architecture: 'RTMDet-x-P6',
      normalisation: { mean: [1, 2, 3], std: [4, 5, 6], rgb: true },
      inputSize: 1280,
      strides: [8, 16, 32, 64],
    });
  });

  test('a silent file has the numbers of every official config', () => {
    expect(read({})).toEqual({
      flavour: null,
      architecture: null,
      normalisation: { mean: [103.53, 116.28, 123.675], std: [57.375, 57.12, 58.395], rgb: false },
      inputSize: null,
      strides: [],
    });
  });

  test.each([
    [{ mean: 'none' }],
    [{ mean: '[1,2]' }],
    [{ mean: '[1,2,3,4]' }],
    [{ mean: '[1,2,"3"]' }],
    [{ mean: '{"a":1}' }],
    [{ std: '[1,0,1]' }],
    [{ std: '[1,null,1]' }],
    [{ strides: '[8,"x"]' }],
    [{ strides: '[-8,0.5]' }],
    [{ input_size: '-5' }],
    [{ input_size: 'big' }],
    [{ flavour: 'yolox' }],
    [{ architecture: '  ' }],
    [{ bgr_to_rgb: 'perhaps' }],
  ])('%j makes no sense and counts as not said', (entries) => {
    expect(read(entries as Record<string, string>)).toEqual(read({}));
  });

  test('R, G, B without numbers turns the usual ones round', () => {
    expect(read({ bgr_to_rgb: 'True' }).normalisation).toEqual({
      mean: [123.675, 116.28, 103.53],
      std: [58.395, 57.12, 57.375],
      rgb: true,
    });
  });
});

describe('the key of stored candidates', () => {
  test('keeps its old value for every file that was readable before', () => {
    expect(preprocessingOf('mmdet', usual)).toBe('mmdet1');
  });

  test('changes with whatever changes candidates, and can be part of a file name', () => {
    const keys = [
      preprocessingOf('mmdet', usual),
      preprocessingOf('mmyolo', usual),
      preprocessingOf('mmdet', { ...usual, rgb: true }),
      preprocessingOf('mmdet', { ...usual, mean: [0, 0, 0] }),
      preprocessingOf('mmdet', { ...usual, std: [1, 1, 1] }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9-]+$/);
  });
});

describe('the network input', () => {
  const picture = { width: 1, height: 1, bgr: Uint8Array.of(10, 20, 30) };
  const fill = (rgb: boolean, offset: { left: number; top: number }): number[] => {
    const into = new Float32Array(3 * 2 * 2);
    createFillInput({ mean: [1, 2, 3], std: [2, 4, 8], rgb })(picture, { width: 2, height: 2 }, offset, into);
    return [...into];
  };
  const [b, g, r] = [113 / 2, 112 / 4, 111 / 8];

  test('B, G, R planes, picture at its place, grey 114 around it before normalising', () => {
    expect(fill(false, { left: 0, top: 0 })).toEqual([9 / 2, b, b, b, 18 / 4, g, g, g, 27 / 8, r, r, r]);
    expect(fill(false, { left: 1, top: 1 })).toEqual([b, b, b, 9 / 2, g, g, g, 18 / 4, r, r, r, 27 / 8]);
  });

  test('R, G, B planes where the network wants them', () => {
    expect(fill(true, { left: 0, top: 0 })).toEqual([29 / 2, b, b, b, 18 / 4, g, g, g, 7 / 8, r, r, r]);
  });
});
