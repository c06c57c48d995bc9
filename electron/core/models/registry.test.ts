import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Of } from '../files/sha256';
import type { Manifest } from './manifest';
import { modelNameOf } from './modelName';
import { openRegistry, type Registry, tidyRegistry } from './registry';

let folder = '';
let room: Registry;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'rtmlabel-room-')), 'models');
  room = openRegistry(folder);
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

async function install(version: string, how: Partial<Manifest> = {}) {
  const incoming = await room.incoming();
  const file = join(incoming, 'net.onnx');
  writeFileSync(file, `bytes of ${version}`);
  const { size, mtimeMs } = statSync(file);
  return room.install(incoming, {
    format: 1,
    file: 'net.onnx',
    mtimeMs,
    bytes: size,
    sha256: await sha256Of(file),
    sourcePath: null,
    configPath: null,
    title: version,
    version,
    kind: 'raw-nchw',
    inputSize: { width: 640, height: 640 },
    classCount: 2,
    classNames: null,
    classNamesFrom: null,
    sourceName: 'net.pth',
    catalogueId: null,
    licence: null,
    recipe: null,
    msPerImage: 12,
    installedAt: 1,
    ...how,
  });
}

describe('installed models', () => {
  it('an empty room has none, and its folder is not made for looking', async () => {
    expect(await room.list()).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('are listed by title, and found by id, version, title and catalogue id', async () => {
    await install('b-2c-00000000');
    await install('a-2c-00000000', { title: 'Café 猫', catalogueId: 'rtmdet-m' });
    expect((await room.list()).map(({ title }) => title)).toEqual(['b-2c-00000000', 'Café 猫']);
    for (const name of ['a-2c-00000000', 'café 猫', 'RTMDet-m'])
      expect((await room.find(name))?.version, name).toBe('a-2c-00000000');
    expect(await room.find('c')).toBeNull();
  });

  it('stay what they were called when the same comes again', async () => {
    const { id } = await install('a-2c-00000000');
    await room.rename(id, 'mine');
    expect((await install('a-2c-00000000')).title).toBe('mine');
    expect(readdirSync(folder)).toEqual([id]);
  });

  it('keep name and class names over a new start', async () => {
    const { id, version } = await install('a-2c-00000000');
    await room.rename(id, 'mine');
    await room.setClassNames(id, ['猫', 'dog']);
    const again = await openRegistry(folder).get(id);
    expect(again).toMatchObject({ title: 'mine', version, classNames: ['猫', 'dog'], classNamesFrom: 'user' });
  });

  it('take as many names as they have classes; any number when the file does not say', async () => {
    const { id } = await install('a-2c-00000000');
    await expect(room.setClassNames(id, ['one'])).rejects.toMatchObject({ failure: { code: 'model.classNames' } });
    const { id: unknown } = await install('b-0c-00000000', { classCount: 0 });
    for (const names of [['one'], ['one', 'two', 'three']]) {
      await room.setClassNames(unknown, names);
      expect(await room.get(unknown)).toMatchObject({ classCount: names.length, classNames: names });
    }
  });

  it('are known by their file', async () => {
    const { id } = await install('a-2c-00000000');
    expect((await room.byFile(await room.fileOf(id)))?.id).toBe(id);
    expect(await room.byFile(join(folder, '..', 'elsewhere.onnx'))).toBeNull();
  });

  it('can be removed and brought back, until the next start', async () => {
    const { id } = await install('a-2c-00000000');
    await room.remove(id);
    expect(await room.list()).toEqual([]);
    await room.restore(id);
    expect((await room.get(id)).state).toBe('ok');
    await room.remove(id);
    await tidyRegistry(folder);
    await expect(room.restore(id)).rejects.toMatchObject({ failure: { code: 'models.unknown' } });
  });

  it('brought back after the same was imported again is one model', async () => {
    const { id } = await install('a-2c-00000000');
    await room.remove(id);
    await install('a-2c-00000000');
    await room.restore(id);
    expect((await room.list()).map((model) => [model.id, model.state])).toEqual([[id, 'ok']]);
  });

  it('that window and command line bring at once are one', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => install('a-2c-00000000')));
    expect(new Set(all.map(({ id, state }) => `${id} ${state}`))).toEqual(new Set(['a-2c-00000000 ok']));
    expect(readdirSync(folder)).toEqual(['a-2c-00000000']);
  });

  it.each(['../secret', '.removed', '', 'a/b', '..'])('no name leads out of the room: %j', async (id) => {
    mkdirSync(join(folder, '..', 'secret'), { recursive: true });
    for (const work of [room.get(id), room.remove(id), room.restore(id), room.fileOf(id), room.rename(id, 'x')])
      await expect(work).rejects.toMatchObject({ failure: { code: 'models.unknown' } });
    expect(existsSync(join(folder, '..', 'secret'))).toBe(true);
  });

  it('a folder without a readable manifest is no model and spoils nothing', async () => {
    await install('a-2c-00000000');
    for (const [name, text] of [
      ['broken', '{'],
      ['newer', '{"format": 2}'],
      ['odd', 'null'],
    ] as const) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'model.json'), text);
    }
    expect((await room.list()).map(({ id }) => id)).toEqual(['a-2c-00000000']);
  });
});

describe('a file that was changed behind our back', () => {
  it('is noticed by its size', async () => {
    const { id } = await install('a-2c-00000000');
    appendFileSync(await room.fileOf(id), '!');
    expect((await room.get(id)).state).toBe('changed');
  });

  it('is noticed by its time, and cleared when the bytes turn out the same', async () => {
    const { id } = await install('a-2c-00000000');
    utimesSync(await room.fileOf(id), 1, 1);
    expect((await room.get(id)).state).toBe('changed');
    expect((await room.verify(id)).state).toBe('ok');
    expect((await room.get(id)).state).toBe('ok');
  });

  it('is found by its content although size and time are the same', async () => {
    const { id, bytes } = await install('a-2c-00000000');
    const file = await room.fileOf(id);
    const { atimeMs, mtimeMs } = statSync(file);
    writeFileSync(file, 'x'.repeat(bytes));
    utimesSync(file, atimeMs / 1000, mtimeMs / 1000);
    expect((await room.verify(id)).state).toBe('changed');
    expect((await room.get(id)).state).toBe('changed');
  });

  it('is told when it is gone', async () => {
    const { id } = await install('a-2c-00000000');
    rmSync(await room.fileOf(id));
    expect((await room.get(id)).state).toBe('missing');
    expect((await room.verify(id)).state).toBe('missing');
  });

  it('a good one takes the place of a changed one', async () => {
    const { id } = await install('a-2c-00000000');
    appendFileSync(await room.fileOf(id), '!');
    expect((await install('a-2c-00000000')).state).toBe('ok');
  });
});

describe('what an import that ended with its program left', () => {
  it('is cleared; one that still runs is left alone', async () => {
    mkdirSync(join(folder, '.incoming-999999999-x-0'), { recursive: true });
    const running = await room.incoming();
    await tidyRegistry(folder);
    expect(readdirSync(folder)).toEqual([running.slice(folder.length + 1)]);
  });
});

describe('a name for a model', () => {
  it('leaves room for class count and hash in a folder name, in Chinese too', async () => {
    const { id } = await install(`${modelNameOf(`${'猫'.repeat(83)}.pth`)}-coco80-00000000`);
    expect((await room.get(id)).state).toBe('ok');
  });

  it.each([
    ['rtmdet_m_8xb32-300e_coco_20220719_112220-229f527c.pth', 'rtmdet_m_8xb32-300e_coco'],
    ['rtmdet_x_p6_4xb8-300e_coco-bf32be58.pth', 'rtmdet_x_p6_4xb8-300e_coco'],
    ['best_coco_bbox_mAP_epoch_40.pth', 'best_coco_bbox_mAP_epoch_40'],
    ['猫 detector.ONNX', '猫 detector'],
    ['a:b*c?.pth', 'a_b_c_'],
    ['con.pth', 'model_con'],
    ['...pth', 'model_'],
    ['e\u0301te\u0301 หมู.pth', 'été หมู'],
    [`${'x'.repeat(300)}.pth`, 'x'.repeat(70)],
  ])('%s', (file, name) => {
    expect(modelNameOf(file)).toBe(name);
  });
});
