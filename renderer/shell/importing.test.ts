import { beforeEach, expect, test, vi } from 'vitest';
import { emptyDocument } from '../../shared/dataset/document';
import type { Stores } from '../store/stores';

/** What main was asked, and how the reading that runs ends. */
let asked: unknown[] = [];
let end: (plan: unknown) => void = () => undefined;
const call = (name: string, input: unknown): Promise<unknown> => {
  asked.push([name, input]);
  if (name !== 'import.coco') return Promise.resolve({ ok: true, value: null });
  return new Promise((resolve) => {
    end = (plan) => resolve({ ok: true, value: plan });
  });
};

vi.stubGlobal('navigator', { language: 'en' });
vi.stubGlobal('window', {
  matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  rtmlabel: { call, on: () => () => undefined },
});
const { chooseCoco, giveUpImport, planAgain } = await import('./importing');
const { closeDialog, dialogStore } = await import('./dialogs');

beforeEach(() => {
  asked = [];
  closeDialog();
});

/** A project that changes when the test says so. */
function page() {
  let state = { opened: {}, document: emptyDocument() };
  const stores = {
    project: { getState: () => state },
    save: { settled: () => Promise.resolve(true) },
  } as unknown as Stores;
  const edit = (): void => {
    state = { ...state, document: emptyDocument() };
  };
  const leave = (): void => {
    state = { opened: {}, document: emptyDocument() };
  };
  return { stores, edit, leave, document: () => state.document };
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('a plan is shown with the document it was made for', async () => {
  const { stores, document } = page();
  const done = chooseCoco(stores);
  await turn();
  end('plan');
  await done;
  expect(asked).toEqual([['import.coco', { again: false }]]);
  expect(dialogStore.getState().open).toEqual({ name: 'import', plan: 'plan', document: document() });
});

test('who works on while the file is read gets a plan for what the project is then', async () => {
  const { stores, edit, document } = page();
  const done = chooseCoco(stores);
  await turn();
  edit();
  end('old plan');
  await turn();
  expect(dialogStore.getState().open).toBeNull();
  end('new plan');
  await done;
  expect(asked).toEqual([
    ['import.coco', { again: false }],
    ['import.coco', { again: true }],
  ]);
  expect(dialogStore.getState().open).toEqual({ name: 'import', plan: 'new plan', document: document() });
});

test('another project gets nothing of it, and the reading is given up', async () => {
  const { stores, leave } = page();
  const done = planAgain(stores);
  await turn();
  leave();
  giveUpImport();
  end('plan');
  await done;
  giveUpImport();
  expect(asked).toEqual([
    ['import.coco', { again: true }],
    ['task.cancel', { task: 'import' }],
  ]);
  expect(dialogStore.getState().open).toBeNull();
});
