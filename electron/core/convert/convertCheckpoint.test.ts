import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { failureOf } from '../../../shared/failure/failure';
import type { Recipe } from '../../../shared/models/recipe';
import { data, describeWithData, hasData } from '../../../testing/data';
import { type FormulaOptions, formulaCheckpoint } from '../../../testing/formula/checkpoint';
import type { Variant } from '../../../testing/formula/generator';
import { formulaGolden } from '../../../testing/formula/golden';
import type { Checkpoint } from '../checkpoint/checkpoint';
import { openCheckpoint } from '../checkpoint/checkpoint';
import { readConfigFile } from './config/readConfig';
import { planConversion } from './convertCheckpoint';

const HASH = '0'.repeat(64);
const variants = hasData ? formulaGolden().variants : {};
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel-config-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A config file in a folder of this test. */
function config(name: string, source: string): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, source);
  return file;
}

interface Given extends FormulaOptions {
  readonly exp?: boolean;
  readonly file?: string;
}

async function recipeOf(name: string, { exp, file, ...options }: Given = {}): Promise<Recipe> {
  const checkpoint = formulaCheckpoint(name, variants[name] as Variant, options);
  const beside = file === undefined ? null : await readConfigFile(file);
  return (await planConversion(checkpoint, HASH, beside, { expOnReg: exp ?? null, classNames: null })).recipe;
}

const INSIDE = (exp: boolean): string =>
  `model = dict(bbox_head=dict(type='RTMDetSepBNHead', exp_on_reg=${exp ? 'True' : 'False'}))`;

describeWithData('what a checkpoint is', () => {
  it.each([
    ['tiny-80c', 'tiny', 'mmdet', 'detect', false, 640],
    ['nano-1c', 'nano', 'mmdet', 'detect', false, 320],
    ['m-3c', 'm', 'mmdet', 'detect', false, 640],
    ['tiny-p6-80c', 'tiny', 'mmdet', 'detect', true, 1280],
    ['mmyolo-m-80c', 'm', 'mmyolo', 'detect', false, 640],
    ['ins-tiny-80c', 'tiny', 'mmdet', 'instance', false, 640],
  ])('%s', async (name, size, flavour, task, p6, inputSize) => {
    expect(await recipeOf(name)).toMatchObject({ size, flavour, task, p6, inputSize, inputSizeFrom: 'usual' });
  });

  it('says that masks are left out', async () => {
    expect((await recipeOf('ins-tiny-80c')).notes).toContainEqual({ note: 'masksLeftOut' });
  });
});

describeWithData('exp on the box branch', () => {
  it.each<[string, string, () => Given, boolean, string]>([
    ['the size decides last', 'm-80c', () => ({}), true, 'size'],
    ['small sizes have none', 'tiny-80c', () => ({}), false, 'size'],
    ['MMYOLO has none', 'mmyolo-m-80c', () => ({}), false, 'mmyoloNames'],
    ['RTMDet-Ins has none', 'ins-tiny-80c', () => ({ config: INSIDE(true) }), false, 'instanceHead'],
    ['the config inside wins over the size', 'm-80c', () => ({ config: INSIDE(false) }), false, 'config'],
    ['and over MMYOLO names', 'mmyolo-m-80c', () => ({ config: INSIDE(true) }), true, 'config'],
    [
      'a config file wins over the one inside',
      'm-80c',
      () => ({ config: INSIDE(true), file: config('exp.py', INSIDE(false)) }),
      false,
      'configFile',
    ],
    ['a person wins over all', 'm-80c', () => ({ config: INSIDE(true), exp: false }), false, 'user'],
  ])('%s', async (_, name, given, exp, reason) => {
    expect((await recipeOf(name, given())).exp).toEqual({ exp, reason, check: null });
  });
});

describeWithData('class names', () => {
  const three = ['cat', 'dog', '鸟'];
  it.each<[string, Given, readonly string[] | null, Recipe['classNamesFrom'], Recipe['notes']]>([
    ['of the checkpoint', { classNames: three }, three, 'checkpoint', []],
    ['of the config inside', { config: "metainfo = dict(classes=('cat', 'dog', '鸟'))" }, three, 'config', []],
    ['none', {}, null, null, []],
    [
      'another number of names is told and not used',
      { classNames: ['cat'] },
      null,
      null,
      [{ note: 'classNamesDiffer', named: 1, head: 3 }],
    ],
  ])('%s', async (_, given, names, from, notes) => {
    expect(await recipeOf('m-3c', given)).toMatchObject({ classNames: names, classNamesFrom: from, notes });
  });

  it('of COCO for 80 classes', async () => {
    const { classNames, classNamesFrom } = await recipeOf('tiny-80c');
    expect(classNamesFrom).toBe('coco');
    expect(classNames?.[9]).toBe('traffic light');
  });
});

describeWithData('a config file beside the checkpoint', () => {
  it("the tutorial's own: classes, test settings and size come from it and its bases", async () => {
    config(
      'configs/base/rtmdet_l.py',
      `model = dict(
    data_preprocessor=dict(type='DetDataPreprocessor', mean=[103.53, 116.28, 123.675], std=[57.375, 57.12, 58.395], bgr_to_rgb=False),
    bbox_head=dict(type='RTMDetSepBNHead', num_classes=80, exp_on_reg=True, norm_cfg=dict(type='SyncBN')),
    test_cfg=dict(nms_pre=30000, min_bbox_size=0, score_thr=0.001, nms=dict(type='nms', iou_threshold=0.65), max_per_img=300))
test_pipeline = [
    dict(type='LoadImageFromFile', backend_args={{_base_.backend_args}}),
    dict(type='Resize', scale=(640, 640), keep_ratio=True),
    dict(type='Pad', size=(640, 640), pad_val=dict(img=(114, 114, 114))),
]`,
    );
    const file = config(
      'configs/mine/birds.py',
      `_base_ = '../base/rtmdet_l.py'
metainfo = dict(classes=('cat', 'dog', '鸟'), palette=[(220, 20, 60)])
num_classes = len(metainfo['classes'])
model = dict(bbox_head=dict(num_classes=3, exp_on_reg=False), test_cfg=dict(score_thr=0.05, max_per_img=100))
train_dataloader = dict(dataset=dict(metainfo=metainfo, data_root='data/'))
`,
    );
    expect(await recipeOf('m-3c', { file })).toMatchObject({
      classNames: ['cat', 'dog', '鸟'],
      classNamesFrom: 'configFile',
      exp: { exp: false, reason: 'configFile' },
      inputSize: 640,
      inputSizeFrom: 'configFile',
      test: { scoreThreshold: 0.05, nmsIou: 0.65, nmsPre: 30_000, maxPerImage: 100 },
      notes: [],
    });
  });

  it('a base that is not there, and what is not followed, is told', async () => {
    const file = config(
      'alone.py',
      `_base_ = './nowhere.py'
test_pipeline = [dict(type='Resize', scale=(500, 500), keep_ratio=False), dict(type='Pad', size=(500, 500), pad_val=0)]`,
    );
    const { notes, inputSize } = await recipeOf('m-3c', { file });
    expect(inputSize).toBe(640);
    expect(notes.map((one) => (one.note === 'configIgnored' ? one.what : one.note)).sort()).toEqual([
      'Resize(keep_ratio=False)',
      "_base_ = './nowhere.py'",
      'pad_val = 0',
      'scale = 500',
    ]);
  });

  it.each(['nothing.py', 'empty.py'])('%s is refused by name', async (name) => {
    if (name === 'empty.py') config(name, 'print("hello")\n');
    await expect(readConfigFile(join(folder, name))).rejects.toMatchObject({
      failure: { code: 'convert.config', params: { file: name } },
    });
  });

  it('configs that name each other end', async () => {
    const file = config('a.py', "_base_ = ['./b.py']\nx = 1");
    config('b.py', "_base_ = './a.py'\ny = 2");
    const { config: read } = await readConfigFile(file);
    expect([read.get('x'), read.get('y')]).toEqual([1, 2]);
  });
});

interface Hostile {
  readonly file: string;
  readonly expect: string;
  readonly stage: string;
  readonly reason: string;
}

describeWithData('checkpoints that can be read and are no usable RTMDet', () => {
  const { files } = JSON.parse(readFileSync(data('checkpoints-hostile', 'manifest.json'), 'utf8')) as {
    files: Hostile[];
  };
  const models = files.filter(({ stage }) => stage === 'model');

  async function outcome(path: string): Promise<string> {
    let checkpoint: Checkpoint | null = null;
    try {
      checkpoint = await openCheckpoint(path);
      const plan = await planConversion(checkpoint, HASH, null, { expOnReg: null, classNames: null });
      await plan.write(() => Promise.resolve());
      return 'accepted';
    } catch (thrown) {
      return failureOf(thrown).code;
    } finally {
      await checkpoint?.close();
    }
  }

  it.each(models.map((entry) => [entry.file, entry] as const))('%s ends as its manifest says', async (file, entry) => {
    const expected = entry.expect === 'accepted' ? 'accepted' : `convert.${entry.reason}`;
    expect(await outcome(data('checkpoints-hostile', file))).toBe(expected);
  });
});

describeWithData('names of wrappers go', () => {
  it.each<[string, string, readonly string[]]>([
    ['data-parallel training', 'module.', []],
    [
      'distillation: the teacher beside it is left alone',
      'architecture.',
      ['teacher.neck.out_convs.0.conv.weight', 'neck.x'],
    ],
  ])('%s', async (_, prefix, others) => {
    const variant = variants['tiny-80c'] as Variant;
    const plain = formulaCheckpoint('tiny', variant);
    const shapes = new Map<string, readonly number[]>(others.map((key) => [key, [1]]));
    for (const [key, shape] of plain.shapes) shapes.set(prefix + key, shape);
    const wrapped: Checkpoint = { ...plain, shapes, read: (key) => plain.read(key.slice(prefix.length)) };
    const { recipe } = await planConversion(wrapped, HASH, null, { expOnReg: null, classNames: null });
    expect(recipe.parameters).toBe(variant.unique_parameters);
  });
});
