import { describe, expect, test } from 'vitest';
import { type Layout, layoutOf, type Output } from './kind';

const map = (name: string, ...dims: number[]): Output => ({ name, dims: [1, ...dims] });

/** Maps of a head on a canvas: per level one output of each kind, finest first. */
const nchw = (kinds: Readonly<Record<string, number>>, strides: readonly number[], side: number): Output[] =>
  strides.flatMap((stride) =>
    Object.entries(kinds).map(([kind, channels]) => map(`${kind}_${stride}`, channels, side / stride, side / stride)),
  );

const P5 = [8, 16, 32];
const P6 = [8, 16, 32, 64];

/** Names of the maps of each level as `classes boxes objectness`. */
const levels = (layout: Layout | null): unknown =>
  layout?.levels.map(({ classes, boxes, objectness }) => [classes, boxes, objectness].join(' ').trim());

describe('what the outputs say', () => {
  test.each<[string, Output[], number, string, number | null, string[]]>([
    [
      'raw maps, 80 classes',
      nchw({ cls: 80, reg: 4 }, P5, 640),
      640,
      'raw-nchw',
      80,
      ['cls_8 reg_8', 'cls_16 reg_16', 'cls_32 reg_32'],
    ],
    ['one class', nchw({ cls: 1, reg: 4 }, [8], 64), 64, 'raw-nchw', 1, ['cls_8 reg_8']],
    ['four classes: names decide', nchw({ cls: 4, reg: 4 }, [8], 64), 64, 'raw-nchw', 4, ['cls_8 reg_8']],
    ['four classes, boxes first', nchw({ reg: 4, cls: 4 }, [8], 64), 64, 'raw-nchw', 4, ['cls_8 reg_8']],
    ['four classes without names: classes first', nchw({ a: 4, b: 4 }, [8], 64), 64, 'raw-nchw', 4, ['a_8 b_8']],
    [
      'four levels',
      nchw({ cls: 80, reg: 4 }, P6, 1280),
      1280,
      'raw-nchw',
      80,
      ['cls_8 reg_8', 'cls_16 reg_16', 'cls_32 reg_32', 'cls_64 reg_64'],
    ],
    ['objectness', nchw({ cls: 80, reg: 4, obj: 1 }, [8], 64), 64, 'raw-nchw', 80, ['cls_8 reg_8 obj_8']],
    ['objectness and one class', nchw({ cls: 1, reg: 4, obj: 1 }, [8], 64), 64, 'raw-nchw', 1, ['cls_8 reg_8 obj_8']],
    [
      'objectness and four classes',
      nchw({ cls: 4, reg: 4, obj: 1 }, [8], 64),
      64,
      'raw-nchw',
      4,
      ['cls_8 reg_8 obj_8'],
    ],
    [
      'coarse levels first',
      [...nchw({ cls: 3, reg: 4 }, [16], 64), ...nchw({ cls: 3, reg: 4 }, [8], 64)],
      64,
      'raw-nchw',
      3,
      ['cls_8 reg_8', 'cls_16 reg_16'],
    ],
    ['joined NHWC maps', [map('a', 8, 8, 84), map('b', 4, 4, 84)], 64, 'raw-nhwc', 80, ['a a', 'b b']],
    ['joined NHWC maps, one class', [map('a', 8, 8, 5)], 64, 'raw-nhwc', 1, ['a a']],
    ['mmdeploy', [map('dets', 100, 5), map('labels', 100)], 640, 'end2end', null, []],
    ['mmdeploy, nothing found', [map('dets', 0, 5), map('labels', 0)], 640, 'end2end', null, []],
    [
      'easydeploy',
      [map('num_dets', 1), map('boxes', 100, 4), map('scores', 100), map('labels', 100)],
      640,
      'easydeploy',
      null,
      [],
    ],
  ])('%s', (_, outputs, side, kind, classCount, expected) => {
    const layout = layoutOf(outputs, side, side);
    expect(layout).toMatchObject({ kind, classCount });
    expect(levels(layout)).toEqual(expected);
    expect([...(layout?.needed ?? [])].sort()).toEqual(outputs.map(({ name }) => name).sort());
  });

  test('masks of an RTMDet-Ins export are not fetched: it is used for its boxes', () => {
    const outputs = [map('dets', 100, 5), map('labels', 100), map('masks', 100, 640, 640)];
    expect(layoutOf(outputs, 640, 640)).toMatchObject({ kind: 'end2end', needed: ['dets', 'labels'] });
  });

  test('a canvas that is not square', () => {
    expect(layoutOf([map('c', 80, 60, 84), map('r', 4, 60, 84)], 672, 480)?.levels[0]?.stride).toBe(8);
  });

  test.each<[string, Output[]]>([
    ['rotated raw maps: an angle is no objectness', nchw({ cls: 15, reg: 4, ang: 1 }, [8], 64)],
    [
      'objectness on some levels only',
      [...nchw({ cls: 3, reg: 4, obj: 1 }, [8], 64), ...nchw({ cls: 3, reg: 4 }, [16], 64)],
    ],
    ['levels with different classes', [...nchw({ cls: 3, reg: 4 }, [8], 64), ...nchw({ cls: 5, reg: 4 }, [16], 64)]],
    ['class maps alone', nchw({ cls: 80 }, P5, 64)],
    ['two maps without boxes', nchw({ a: 80, b: 5 }, [8], 64)],
    ['rotated mmdeploy', [map('dets', 100, 6), map('labels', 100)]],
    ['easydeploy without its count', [map('boxes', 100, 4), map('scores', 100), map('labels', 100)]],
    ['YOLOX', [map('output', 8400, 85)]],
    ['nothing', []],
  ])('%s: none of the kinds', (_, outputs) => {
    expect(layoutOf(outputs, 64, 64)).toBeNull();
  });
});
