import { appendFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asImagePath } from '../../../shared/dataset/ids';
import type { RecheckRound } from '../../../shared/ipc/learning';
import { NO_AGREEMENT } from '../../../shared/metrics/agreement';
import { openFrozen } from './frozen';
import { openRechecks } from './rechecks';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rechecks-'));
});
afterEach(() => rm(folder, { recursive: true }));

const round = (image: string): RecheckRound => ({
  image: asImagePath(image),
  agreement: { ...NO_AGREEMENT, same: 3, missed: 1 },
  kept: 'second',
});

it('what was kept is there again; a torn line costs only itself', async () => {
  const first = await openRechecks(folder);
  expect(first.state()).toEqual({ percent: 0, rounds: [] });
  await first.setPercent(5);
  await first.add(round('a.jpg'));
  await appendFile(join(folder, 'rechecks.jsonl'), '{"image":"b.jp');
  const second = await openRechecks(folder);
  expect(second.state()).toEqual({ percent: 5, rounds: [round('a.jpg')] });
  await second.add(round('c.jpg'));
  expect((await openRechecks(folder)).state().rounds.map(({ image }) => image)).toEqual(['a.jpg', 'c.jpg']);
});

it('a folder that is gone: the round is refused in words', async () => {
  const rechecks = await openRechecks(join(folder, 'none'));
  await expect(rechecks.add(round('a.jpg'))).rejects.toMatchObject({ failure: { code: 'project.saveFailed' } });
  expect(rechecks.state().rounds).toEqual([]);
});

it('frozen images are remembered once each', async () => {
  const failures: unknown[] = [];
  await mkdir(join(folder, 'candidates'));
  const frozen = await openFrozen(folder, 'key', (thrown) => failures.push(thrown));
  frozen.add(asImagePath('a.jpg'));
  frozen.add(asImagePath('a.jpg'));
  frozen.add(asImagePath('猫.jpg'));
  await expect
    .poll(() => readFile(join(folder, 'candidates', 'key.frozen'), 'utf8').catch(() => ''))
    .toBe('"a.jpg"\n"猫.jpg"\n');
  expect((await openFrozen(folder, 'key', () => undefined)).has(asImagePath('猫.jpg'))).toBe(true);
  expect(failures).toEqual([]);
});
