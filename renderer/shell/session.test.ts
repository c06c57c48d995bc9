import { expect, test, vi } from 'vitest';
import type { SessionOutcome } from '../store/session';
import type { Stores } from '../store/stores';

vi.stubGlobal('navigator', { language: 'en' });
vi.stubGlobal('window', { matchMedia: () => ({ matches: false, addEventListener: () => undefined }) });
const { openFolder, openingStore, openSample } = await import('./session');

/** A session in which an opening ends when the test says so. */
function session() {
  const begun: string[] = [];
  let end = (): void => undefined;
  const open = (name: string): Promise<SessionOutcome> => {
    begun.push(name);
    return new Promise((resolve) => {
      end = () => resolve({ ok: true, value: 'done' });
    });
  };
  const stores = {
    project: { getState: () => ({ opened: null }) },
    session: { openFolder: open, openSample: () => open('sample') },
  } as unknown as Stores;
  const ended = async (): Promise<void> => {
    end();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { stores, begun, ended };
}

test('of the folders that come while another one is being opened the last one follows it', async () => {
  const { stores, begun, ended } = session();
  const all = ['/a', '/b', '/c'].map((folder) => openFolder(stores, folder));
  expect(begun).toEqual(['/a']);
  await ended();
  expect(begun).toEqual(['/a', '/c']);
  await ended();
  await Promise.all(all);
  expect({ begun, opening: openingStore.getState().opening }).toEqual({ begun: ['/a', '/c'], opening: false });
});

test('a folder that comes while the sample is being opened follows it; the sample itself does not wait', async () => {
  const { stores, begun, ended } = session();
  const sample = openSample(stores, false);
  const folder = openFolder(stores, '/a');
  expect(await openSample(stores, false)).toBeNull();
  await ended();
  expect(begun).toEqual(['sample', '/a']);
  await ended();
  await Promise.all([sample, folder]);
  expect(openingStore.getState().opening).toBe(false);
});
