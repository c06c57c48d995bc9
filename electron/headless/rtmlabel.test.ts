import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { data, describeWithData } from '../../testing/data';
import { buildCommand, rtmlabel } from '../../testing/rtmlabel';

let folder = '';
beforeAll(() => {
  buildCommand();
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel-command-'));
  writeFileSync(join(folder, 'person.txt'), 'person\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('mistakes on the command line', () => {
  test.each([
    [['predict', '.'], '--model is missing'],
    [['predict', '.', '--model', 'm.onnx', '--score', '2'], '--score cannot be 2. Expected: 0.05 … 1'],
    [['predict', '.', '--model', 'm.onnx', '--scor', '0.3'], 'There is no option --scor'],
    [['predict', '.', '--model', 'm.onnx', '--device', 'abacus'], '--device cannot be abacus. Expected: cpu, cuda'],
    [['predict', '.', '--model', 'm.onnx', '--json'], 'give --out FILE'],
    [['paint'], 'There is no command paint'],
    [['export', '/nowhere', '--out', 'x.json'], '/nowhere is not a folder'],
    [['export', '.', '--format', 'voc', '--out', 'x.json'], '--format cannot be voc. Expected: coco, labelstudio'],
    [['push', '--project', '7', '--model', 'm.onnx'], '--label-studio-url is missing'],
    [
      ['push', '--label-studio-url', 'http://localhost', '--project', '7a', '--model', 'm.onnx'],
      '--project cannot be 7a. Expected: 1 … 2147483647',
    ],
    [
      ['push', '--label-studio-url', 'localhost', '--project', '7', '--model', 'm.onnx'],
      'localhost is not the address of a Label Studio',
    ],
    [
      ['push', '--label-studio-url', 'http://localhost', '--token', ' ', '--project', '7', '--model', 'm.onnx'],
      'localhost wants a token',
    ],
  ])('%j', async (args, sentence) => {
    const { code, out, err } = await rtmlabel(args, { cwd: folder });
    expect(err).toContain(sentence);
    expect([code, out]).toEqual([1, '']);
  });

  test('are explained in Chinese too', async () => {
    const { err } = await rtmlabel(['predict', '.'], { cwd: folder, language: 'zh_CN.UTF-8' });
    expect(err).toMatch(/缺少/);
  });

  test('help tells the exit codes', async () => {
    const { code, out } = await rtmlabel(['--help']);
    expect(code).toBe(0);
    for (const exit of ['0 ', '1 ', '2 ', '130 ']) expect(out).toContain(`\n  ${exit}`);
  });
});

interface Coco {
  readonly images: readonly { readonly id: number; readonly file_name: string }[];
  readonly annotations: readonly { readonly image_id: number; readonly category_id: number; readonly score: number }[];
  readonly categories: readonly { readonly name: string }[];
}

describeWithData('rtmlabel predict', () => {
  const model = (): string => data('models/real-rtmdet-nano-person.rawhead-nhwc.onnx');
  const read = (file: string): Coco => JSON.parse(readFileSync(file, 'utf8'));
  let photos = '';
  beforeAll(() => {
    photos = join(folder, 'photos');
    for (const name of readdirSync(data('coco/images')).slice(0, 40))
      cpSync(data('coco/images', name), join(photos, name));
    cpSync(data('coco/images/000000005001.jpg'), join(photos, 'sub folder', '猫 写真.jpg'));
  });

  test('writes every box with its score, in the order of the folder, from any directory', async () => {
    const { code, err } = await rtmlabel(
      ['predict', 'photos', '--model', model(), '--classes', 'person.txt', '--out', 'o.json'],
      { cwd: folder },
    );
    expect(code).toBe(0);
    expect(err).toMatch(/\d+ boxes in 41 images/);
    const coco = read(join(folder, 'o.json'));
    expect(coco.images.length).toBe(41);
    expect(coco.images[40]?.file_name).toBe('sub folder/猫 写真.jpg');
    expect(coco.categories).toMatchObject([{ name: 'person' }]);
    expect(coco.annotations.length).toBeGreaterThan(20);
    for (const { score } of coco.annotations) expect(score).toBeGreaterThanOrEqual(0.3);
  });

  test('gives the same file each time, and on standard output without --out', async () => {
    const args = ['predict', photos, '--model', model(), '--classes', join(folder, 'person.txt')];
    const { code, out } = await rtmlabel(args);
    expect(code).toBe(0);
    expect(out).toBe(readFileSync(join(folder, 'o.json'), 'utf8'));
  });

  test('lists what cannot be read, writes the rest, and says so with exit code 2', async () => {
    const bad = join(folder, 'bad');
    cpSync(data('awkward/generated'), bad, { recursive: true });
    const out = join(folder, 'bad.json');
    const result = await rtmlabel([
      'predict',
      bad,
      '--model',
      model(),
      '--classes',
      join(folder, 'person.txt'),
      '--json',
      '--out',
      out,
    ]);
    expect(result.code).toBe(2);
    const events = result.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; image?: string; code?: string });
    const unreadable = events
      .filter(({ event }) => event === 'unreadable')
      .map(({ image, code }) => `${image} ${code}`);
    expect(unreadable.sort()).toEqual([
      'bomb_20000x20000.png image.tooLarge',
      'text_named.jpg image.unsupported',
      'truncated_header_only.jpg image.broken',
      'zero_byte.jpg image.empty',
    ]);
    expect(events[events.length - 1]).toMatchObject({ event: 'result', unreadable: 4, stopped: false });
    const files = readdirSync(bad, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(read(out).images.length).toBe(files.length - 4);
  });

  test('Ctrl-C leaves a valid file with what was done', async () => {
    const many = join(folder, 'many');
    cpSync(data('coco/images'), many, { recursive: true });
    const out = join(folder, 'partial.json');
    const result = await rtmlabel(
      ['predict', many, '--model', model(), '--classes', join(folder, 'person.txt'), '--json', '--out', out],
      { interrupt: true },
    );
    expect(result.code).toBe(130);
    const { images, annotations } = read(out);
    expect(images.length).toBeGreaterThan(0);
    expect(images.length).toBeLessThan(156);
    const ids = new Set(images.map(({ id }) => id));
    expect(annotations.every(({ image_id }) => ids.has(image_id))).toBe(true);
  });

  test('refuses a model of another family with what was expected and what was found, and writes nothing', async () => {
    const out = join(folder, 'none.json');
    const { code, err } = await rtmlabel([
      'predict',
      photos,
      '--model',
      data('models/other-not-rtmdet.yolox-nano-80c.onnx'),
      '--out',
      out,
    ]);
    expect(code).toBe(1);
    expect(err).toContain('output [1, 8400, 85]');
    expect(err).toContain('dets');
    expect(readdirSync(folder)).not.toContain('none.json');
  });
});
