import { expect, test } from 'vitest';
import type { UpdateState } from '../../shared/ipc/system';
import { createUpdates, type Installation, type Updater, type Updates, whyNoUpdates } from './updates';

const here = (part: Partial<Installation>): Installation => ({
  packaged: true,
  platform: 'linux',
  namesPlace: true,
  env: {},
  ...part,
});

test.each<[string, Partial<Installation>, ReturnType<typeof whyNoUpdates>]>([
  ['a checkout', { packaged: false, env: { APPIMAGE: '/x' } }, 'checkout'],
  ['a deb or an archive', {}, 'package'],
  ['an AppImage', { env: { APPIMAGE: '/x' } }, null],
  ['an AppImage that names no place', { env: { APPIMAGE: '/x' }, namesPlace: false }, 'nowhere'],
  ['a Windows installation', { platform: 'win32' }, null],
  ['a portable program', { platform: 'win32', env: { PORTABLE_EXECUTABLE_DIR: 'D:\\' } }, 'package'],
  ['a Mac', { platform: 'darwin' }, 'package'],
])('%s', (_what, part, why) => expect(whyNoUpdates(here(part))).toBe(why));

function rig(
  updater: Partial<Updater>,
  wanted = true,
): { updates: Updates; told: UpdateState[]; loaded: () => number } {
  const told: UpdateState[] = [];
  let loads = 0;
  const updates = createUpdates({
    why: null,
    wanted: () => wanted,
    updater: () => {
      loads++;
      return Promise.resolve({ fetch: () => Promise.resolve(null), install: () => undefined, ...updater });
    },
    tell: (state) => told.push(state),
    onTrouble: () => undefined,
  });
  return { updates, told, loaded: () => loads };
}

test('nothing is asked before somebody wants to know', () => {
  const { updates, loaded } = rig({}, false);
  expect(updates.state()).toEqual({ status: 'off' });
  updates.install();
  expect(loaded()).toBe(0);
});

test('a newer version is fetched, then waits for the person', async () => {
  let installed = 0;
  const { updates, told } = rig({
    fetch: (onFound) => {
      onFound('2.0.0');
      return Promise.resolve('2.0.0');
    },
    install: () => installed++,
  });
  await updates.look();
  expect(told.map(({ status }) => status)).toEqual(['checking', 'downloading', 'ready']);
  expect(await updates.look()).toEqual({ status: 'ready', version: '2.0.0' });
  expect(told).toHaveLength(3);
  updates.install();
  await Promise.resolve();
  expect(installed).toBe(1);
});

test('two who ask at once ask once; trouble is a sentence', async () => {
  const { updates, loaded } = rig({ fetch: () => Promise.reject(new Error('net::ERR_FAILED\nat nowhere')) });
  const [one, two] = await Promise.all([updates.look(), updates.look()]);
  expect([one, two, loaded()]).toEqual([one, { status: 'failed', reason: 'net::ERR_FAILED' }, 1]);
});
