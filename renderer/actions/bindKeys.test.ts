import { expect, test, vi } from 'vitest';
import type { Stores } from '../store/stores';

vi.stubGlobal('navigator', { platform: 'Linux' });
vi.stubGlobal('Element', class {});

/** Whether the window takes a press of Tab for itself. */
async function takes(image: string | null): Promise<boolean> {
  const { bindKeys } = await import('./bindKeys');
  const { effectiveKeymap } = await import('./keymap/keymap');
  const { actions } = await import('./registry');
  const listeners = new Map<string, (event: unknown) => void>();
  const target = {
    addEventListener: (name: string, listener: (event: unknown) => void) => void listeners.set(name, listener),
    document: { querySelector: () => null },
  };
  const stores = {
    current: { getState: () => ({ image, record: { annotations: [] }, predictions: [] }) },
    boxView: { getState: () => ({ hidden: new Set(), hiddenClasses: new Set(), behind: [] }) },
  } as unknown as Stores;
  bindKeys(stores, target as unknown as Window, () => effectiveKeymap(actions));
  let taken = false;
  const preventDefault = (): void => {
    taken = true;
  };
  listeners.get('keydown')?.({ key: 'Tab', code: 'Tab', target: null, preventDefault });
  return taken;
}

test('Tab goes from box to box on an image, and from control to control on the start page', async () => {
  expect(await takes('a.jpg')).toBe(true);
  expect(await takes(null)).toBe(false);
});
