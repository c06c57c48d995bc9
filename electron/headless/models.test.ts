import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InstalledModel } from '../../shared/models/installed';
import { data, describeWithData } from '../../testing/data';
import { buildCommand, rtmlabel } from '../../testing/rtmlabel';

let folder = '';
let userData = '';
beforeAll(() => {
  buildCommand();
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel-models-command-'));
  userData = join(folder, 'app data');
});
afterAll(() => rmSync(folder, { recursive: true }));

const PTH = 'models/derived-rtmdet-nano-person.mmdet.pth';
const run = (...args: string[]) => rtmlabel(args, { cwd: folder, userData });

async function installed(): Promise<readonly InstalledModel[]> {
  const { out } = await run('models', 'list', '--json');
  return (JSON.parse(out) as { installed: InstalledModel[] }).installed;
}

describeWithData('rtmlabel models', () => {
  test('lists what can be installed before anything is', async () => {
    const { code, out } = await run('models', 'list');
    expect(code).toBe(0);
    expect(out).toContain(`Installed in ${join(userData, 'models')}:\nnone yet`);
    expect(out).toMatch(/rtmdet-m .*RTMDet-m .*49\.4 AP .*Apache-2\.0/);
    expect(out).toMatch(/mmyolo.*GPL-3\.0/);
  });

  test('imports a checkpoint and tells each step', async () => {
    const { code, err } = await run('models', 'import', data(PTH));
    expect(code).toBe(0);
    expect(err).toContain('Read 698 tensors; nothing in the file was executed.');
    expect(err).toContain('RTMDet-nano, MMDetection, 1 class.');
    expect(err).toContain('no exp on the box branch: ');
    expect(err).toMatch(
      /Installed: derived-rtmdet-nano-person\.mmdet \(derived-rtmdet-nano-person\.mmdet-1c-[\da-f]{8}\)/,
    );
    expect(await installed()).toMatchObject([{ classNames: ['person'], state: 'ok', sourceName: expect.any(String) }]);
  });

  test('speaks Chinese', async () => {
    const { err } = await rtmlabel(['models', 'import', data(PTH)], { userData, language: 'zh_CN.UTF-8' });
    expect(err).toContain('已读取 698 个张量');
    expect(err).toMatch(/框分支不带 exp/);
  });

  test('predicts with an installed model by its name, and with the checkpoint itself: the same file', async () => {
    const photos = join(folder, 'photos');
    for (const name of readdirSync(data('coco/images')).slice(0, 6))
      cpSync(data('coco/images', name), join(photos, name));
    const byName = await run('predict', 'photos', '--model', 'Derived-rtmdet-nano-person.mmdet');
    const byFile = await run('predict', 'photos', '--model', data(PTH));
    expect([byName.code, byFile.code]).toEqual([0, 0]);
    expect(byFile.out).toBe(byName.out);
    const coco = JSON.parse(byName.out) as { annotations: unknown[]; categories: unknown[] };
    expect(coco.categories).toMatchObject([{ name: 'person' }]);
    expect(coco.annotations.length).toBeGreaterThan(3);
    expect(await installed()).toHaveLength(1);
  });

  test('a list of classes is what is written, also for an installed model', async () => {
    writeFileSync(join(folder, 'mine.txt'), 'bicycle\nPerson\n');
    const { out } = await run('predict', 'photos', '--model', data(PTH), '--classes', 'mine.txt');
    const coco = JSON.parse(out) as { annotations: { category_id: number }[]; categories: unknown[] };
    expect(coco.categories).toMatchObject([{ name: 'bicycle' }, { name: 'Person' }]);
    expect(new Set(coco.annotations.map(({ category_id }) => category_id))).toEqual(new Set([2]));
  });

  test('notices a changed file and does not use it', async () => {
    const [model] = await installed();
    const at = join(userData, 'models', model?.id ?? '', `${model?.title}.onnx`);
    expect((await run('models', 'verify')).code).toBe(0);
    appendFileSync(at, ' ');
    const verify = await run('models', 'verify');
    expect(verify.code).toBe(1);
    expect(verify.err).toContain('CHANGED since it was installed');
    const predict = await run('predict', 'photos', '--model', model?.title ?? '');
    expect(predict.code).toBe(1);
    expect(predict.err).toContain('was changed after it was installed');
  });

  test('removes a model', async () => {
    const [model] = await installed();
    const { code, err } = await run('models', 'remove', model?.version ?? '');
    expect(code).toBe(0);
    expect(err).toContain('Removed: ');
    expect(await installed()).toEqual([]);
  });

  test.each([
    [['models', 'remove', 'nothing'], 'There is no model “nothing”'],
    [['models', 'install', 'rtmdet-xxl'], 'There is no model “rtmdet-xxl”'],
    [['models', 'import', 'absent.pth'], 'absent.pth'],
    [['predict', 'photos', '--model', 'absent.pth'], 'absent.pth'],
    [['models', 'import', data('checkpoints-hostile/exec-os-system.zip.pth')], 'Nothing was executed'],
    [['models', 'import', data('checkpoints-hostile/other-cspnext-classifier.zip.pth')], 'has no detection head'],
    [['models', 'import', data(PTH), '--config', 'absent.py'], 'absent.py'],
    [['models', 'import', data(PTH), '--exp-on-reg', 'maybe'], '--exp-on-reg cannot be maybe. Expected: yes, no'],
  ])('%j is refused in words', async (args, sentence) => {
    const { code, err } = await run(...args);
    expect(code).toBe(1);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describeWithData('rtmlabel convert', () => {
  test('writes an ONNX file, the same at each run, and says what it decided', async () => {
    const one = await run('convert', data(PTH), '--out', 'one.onnx');
    const two = await run('convert', data(PTH), '--out', 'two.onnx', '--json');
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(one.err).toContain('Converted: ');
    expect(readFileSync(join(folder, 'one.onnx')).equals(readFileSync(join(folder, 'two.onnx')))).toBe(true);
    const events = two.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string });
    expect(events.map(({ event }) => event)).toEqual(['read', 'recognised', 'written', 'checked', 'result']);
    expect(events.at(-1)).toMatchObject({ recipe: { size: 'nano', exp: { exp: false }, classNames: ['person'] } });
  });

  test('follows a config given with the checkpoint, and the person above it', async () => {
    writeFileSync(
      join(folder, 'mine.py'),
      "model = dict(bbox_head=dict(exp_on_reg=True))\nmetainfo = dict(classes=('pedestrian',))\n",
    );
    const byConfig = await run('convert', data(PTH), '--config', 'mine.py', '--out', 'c.onnx', '--json');
    expect(byConfig.out).toContain('"classNames":["pedestrian"]');
    expect(byConfig.out).toContain('"exp":{"exp":true,"reason":"configFile","check":"contradicts"}');
    const byPerson = await run(
      'convert',
      data(PTH),
      '--config',
      'mine.py',
      '--exp-on-reg',
      'no',
      '--out',
      'c.onnx',
      '--json',
    );
    expect(byPerson.out).toContain('"exp":{"exp":false,"reason":"user","check":"agrees"}');
  });

  test('a refused file leaves nothing, and what was there stays', async () => {
    writeFileSync(join(folder, 'there.onnx'), 'mine');
    const before = readdirSync(folder).sort();
    for (const out of ['there.onnx', 'new.onnx']) {
      const { code, err } = await run('convert', data('checkpoints-hostile/rtmdet-tiny-nan.zip.pth'), '--out', out);
      expect(code).toBe(1);
      expect(err).toContain('neck.out_convs.1.conv.weight');
    }
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(readFileSync(join(folder, 'there.onnx'), 'utf8')).toBe('mine');
  });

  test('an output that cannot be written is told before anything is done', async () => {
    const { code, err } = await run('convert', data(PTH), '--out', join('nowhere', 'x.onnx'));
    expect(code).toBe(1);
    expect(err).toContain('x.onnx could not be written');
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  test('does not overwrite the checkpoint, and needs none for an ONNX file', async () => {
    cpSync(data(PTH), join(folder, 'a.pth'));
    expect((await run('convert', 'a.pth', '--out', 'a.pth')).err).toContain('would be overwritten');
    const onnx = data('models/real-rtmdet-nano-person.rawhead-nhwc.onnx');
    expect((await run('convert', onnx, '--out', 'b.onnx')).err).toContain('is an ONNX model already');
  });
});
