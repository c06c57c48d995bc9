import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { data, describeWithData, workersDir } from '../../../testing/data';
import { openImagePool } from './imagePool';

/** The real thread, which really ends when a certain picture comes. */
const THREAD = `
require('node:worker_threads').parentPort.on('message', ({ job }) => {
  if (job.file.endsWith('5001.jpg')) process.exit(9);
});
require(${JSON.stringify(join(workersDir, 'image.cjs'))});`;

describeWithData('a picture that ends the thread that decodes it', () => {
  test('is named; the next one is shown', async () => {
    const threads = await mkdtemp(join(tmpdir(), 'rtmlabel-decoder-'));
    for (const name of await readdir(workersDir))
      if (name.endsWith('.wasm')) await symlink(join(workersDir, name), join(threads, name));
    await writeFile(join(threads, 'image.cjs'), THREAD);
    const pool = await openImagePool(threads);
    const deadly = data('coco/images/000000005001.jpg');
    await expect(pool.preview({ file: deadly, side: 64, as: 'jpeg' })).rejects.toMatchObject({
      failure: { code: 'image.stopsDecoder', params: { file: deadly } },
    });
    const shown = await pool.preview({ file: data('coco/images/000000000139.jpg'), side: 64, as: 'jpeg' });
    expect([...shown.subarray(0, 2)]).toEqual([0xff, 0xd8]);
    await pool.dispose();
    await rm(threads, { recursive: true });
  });
});
