import { copyFile, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asImagePath } from '../../../shared/dataset/ids';
import { data, describeWithData, workersDir } from '../../../testing/data';
import { scanFolder } from '../images/scan';
import type { Detector } from '../inference/detector';
import { openDetector } from '../inference/openDetector';
import { NO_CACHE } from '../storage/cache';
import { startBatch } from './batch';
import { createPredictService } from './service';

const MODEL = 'real-rtmdet-nano-person.rawhead-nhwc.onnx';
const PHOTOS = ['000000000139', '000000000802', '000000005001', '000000010764'];

/** The real thread, which really ends when an image of a certain name comes: always, or only the first time. */
const THREAD = `
const { existsSync, writeFileSync } = require('node:fs');
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ job }) => {
  const once = job.endsWith('802.jpg') && !existsSync(job + '.met');
  if (once) writeFileSync(job + '.met', '');
  if (once || (job.endsWith('5001.jpg') && !existsSync(job + '.mended'))) process.exit(9);
});
require(${JSON.stringify(join(workersDir, 'detector.cjs'))});`;

describeWithData('a detector thread that dies', () => {
  let folder = '';
  let threads = '';
  let detector: Detector;
  const deaths: string[] = [];
  const fileOf = (image: string): string => join(folder, image);
  const nameOf = (file: string): string => file.slice(folder.length + 1);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rtmlabel-crash-'));
    for (const name of PHOTOS) await copyFile(data(`coco/images/${name}.jpg`), join(folder, `${name}.jpg`));
    threads = await mkdtemp(join(tmpdir(), 'rtmlabel-threads-'));
    for (const name of await readdir(workersDir))
      if (name.endsWith('.wasm')) await symlink(join(workersDir, name), join(threads, name));
    await writeFile(join(threads, 'detector.cjs'), THREAD);
    detector = await openDetector(data('models', MODEL), {
      workersDir: threads,
      device: 'cpu',
      inputSize: null,
      classNames: null,
      workers: 2,
      onDeath: (file, again) => deaths.push(`${nameOf(file)} ${again ? 'again' : 'skipped'}`),
    });
  });
  afterAll(async () => {
    await detector.dispose();
    await rm(folder, { recursive: true });
    await rm(threads, { recursive: true });
  });

  test('is replaced; the image is tried once more, then skipped and named, until its file is another one', async () => {
    const service = createPredictService({
      fileOf,
      detector,
      cache: NO_CACHE,
      summary: { nmsIou: 0.65, maxPerImage: 100 },
    });
    const images = await scanFolder(folder);
    const { status, done, failed } = await startBatch(service, images, () => undefined).ended;
    expect(status).toBe('finished');
    expect(done).toBe(3);
    expect(failed).toEqual([
      { image: '000000005001.jpg', failure: { code: 'image.stopsModel', params: { file: '000000005001.jpg' } } },
    ]);
    expect([...deaths].sort()).toEqual([
      '000000000802.jpg again',
      '000000005001.jpg again',
      '000000005001.jpg skipped',
    ]);
    const deadly = service.get(asImagePath('000000005001.jpg'), 'person');
    await expect(deadly).rejects.toMatchObject({ failure: { code: 'image.stopsModel' } });
    expect(deaths).toHaveLength(3);

    const replaced = fileOf('000000005001.jpg');
    await writeFile(`${replaced}.mended`, '');
    await expect(service.get(asImagePath('000000005001.jpg'), 'person')).rejects.toMatchObject({
      failure: { code: 'image.stopsModel' },
    });
    await utimes(replaced, new Date(), new Date(0));
    await service.get(asImagePath('000000005001.jpg'), 'person');
    expect(deaths).toHaveLength(3);
  });
});
