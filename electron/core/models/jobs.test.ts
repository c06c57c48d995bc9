import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CatalogueModel } from '../../../shared/models/catalogue';
import type { ModelJob } from '../../../shared/models/job';
import { data, describeWithData, workersDir } from '../../../testing/data';
import { createModelJobs, type ModelJobs } from './jobs';
import { openRegistry, type Registry } from './registry';

const ENTRY = { id: 'some', title: 'Some', classes: ['person'], sha256Prefix: 'none yet', url: 'https://a/b.pth' };

let folder = '';
let pth = '';
let registry: Registry;
let jobs: ModelJobs;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel 任务 '));
  pth = join(folder, '夜 里.pth');
  copyFileSync(data('models/derived-rtmdet-nano-person.mmyolo.pth'), pth);
  registry = openRegistry(join(folder, 'models'));
  jobs = createModelJobs({
    registry,
    workersDir,
    catalogue: [ENTRY as unknown as CatalogueModel],
    fetchOfficial: () => Promise.resolve(pth),
    onChange: () => undefined,
    onInstalled: () => undefined,
    onFailed: () => undefined,
  });
});
afterEach(() => {
  jobs.dispose();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const job = (id: number): ModelJob => jobs.list().find((one) => one.id === id) as ModelJob;
const phases = (...ids: number[]): string[] => ids.map((id) => job(id).phase);

/** Waits until a job has ended as it should; the id of its model. */
async function ended(id: number, phase: ModelJob['phase'] = 'done'): Promise<string> {
  await vi.waitFor(() => expect(job(id)).toMatchObject({ phase }), { timeout: 60_000, interval: 20 });
  return job(id).modelId ?? '';
}

function config(): string {
  const file = join(folder, 'mine.py');
  writeFileSync(file, "classes = ('pedestrian',)\nimg_scale = (416, 416)\n");
  return file;
}

describeWithData('converting again with another answer on exp()', () => {
  it('keeps the config that was given, the title, and leaves one model', async () => {
    const id = await ended(jobs.import(pth, config()));
    await registry.rename(id, 'mine');
    const again = await ended(await jobs.convertAgain(id, true));
    expect(await registry.list()).toMatchObject([{ id: again, title: 'mine', classNames: ['pedestrian'] }]);
    expect((await registry.get(again)).recipe).toMatchObject({
      inputSize: 416,
      inputSizeFrom: 'configFile',
      exp: { exp: true, reason: 'user' },
    });
  });

  it('keeps class names that a person gave', async () => {
    const id = await ended(jobs.import(pth, null));
    await registry.setClassNames(id, ['人']);
    const again = await ended(await jobs.convertAgain(id, true));
    expect(again).not.toBe(id);
    expect(await registry.list()).toMatchObject([{ id: again, classNames: ['人'], classNamesFrom: 'user' }]);
  });

  it('needs checkpoint and config, and names what is gone', async () => {
    const id = await ended(jobs.import(pth, config()));
    rmSync(join(folder, 'mine.py'));
    const code = 'models.sourceGone';
    const gone = (file: string) => ({ failure: { code, params: { file: join(folder, file) } } });
    await expect(jobs.convertAgain(id, true)).rejects.toMatchObject(gone('mine.py'));
    config();
    rmSync(pth);
    await expect(jobs.convertAgain(id, true)).rejects.toMatchObject(gone('夜 里.pth'));
  });
});

describeWithData('imports one after the other', () => {
  it('what waits for its turn is cancelled at once, the others go on', async () => {
    const [first, second, third] = [jobs.import(pth, null), jobs.import(pth, null), jobs.import(pth, config())];
    await ended(second, 'waiting');
    jobs.cancel(second);
    await ended(second, 'cancelled');
    expect(phases(first, third)).toEqual([expect.not.stringMatching('done'), 'waiting']);
    await Promise.all([ended(first), ended(third)]);
    expect(phases(second)).toEqual(['cancelled']);
    expect(await registry.list()).toHaveLength(2);
  });

  it('a download waits too, and is put away when it has become a model', async () => {
    const own = join(folder, 'own.pth');
    copyFileSync(pth, own);
    const first = jobs.import(own, null);
    const second = jobs.install('some');
    expect(jobs.install('some')).toBe(second);
    await ended(second, 'waiting');
    await Promise.all([ended(first), ended(second)]);
    expect([existsSync(own), existsSync(pth)]).toEqual([true, false]);
  });
});

describeWithData('what is no model', () => {
  it.each([
    ['a folder', () => folder, 'checkpoint.not-a-file'],
    ['nothing', () => join(folder, 'absent.onnx'), 'checkpoint.missing'],
  ])('%s is refused as what it is', async (_, file, code) => {
    const id = jobs.import(file(), null);
    await ended(id, 'failed');
    expect(job(id).failure?.code).toBe(code);
  });
});
