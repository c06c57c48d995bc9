import { beforeEach, expect, test, vi } from 'vitest';
import { emptyDocument } from '../../shared/dataset/document';
import type { ImportPlan } from '../../shared/ipc/export';
import type { SaveState } from '../store/commitQueue';
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
const { carryOut, chooseCoco, giveUpImport, importingStore, planAgain } = await import('./importing');
const { toastStore } = await import('./toasts');
const { closeDialog, dialogStore } = await import('./dialogs');

beforeEach(() => {
  asked = [];
  toastStore.setState({ toasts: [] });
  closeDialog();
});

/** A project that changes when the test says so. */
function page(save: SaveState = { status: 'saved' }) {
  let state = { opened: {}, document: emptyDocument() };
  const dispatched: unknown[] = [];
  const stores = {
    project: { getState: () => state, dispatch: (diff: unknown) => dispatched.push(diff) },
    save: { settled: () => Promise.resolve(save.status === 'saved'), getState: () => save },
  } as unknown as Stores;
  const edit = (): void => {
    state = { ...state, document: emptyDocument() };
  };
  const leave = (): void => {
    state = { opened: {}, document: emptyDocument() };
  };
  return { stores, edit, leave, dispatched, document: () => state.document };
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

const shown = { diff: { label: 'importCoco', changes: [] } } as unknown as ImportPlan;

test('a plan is carried out for the document it was made for', () => {
  const { stores, dispatched, document } = page();
  expect(carryOut(stores, shown, document())).toBe(true);
  expect({ dispatched, asked }).toEqual({ dispatched: [shown.diff], asked: [] });
});

test('a class that came after the plan is not overwritten: the plan is made and shown anew, and the person told why', async () => {
  const { stores, edit, dispatched, document } = page();
  const former = document();
  edit();
  expect(carryOut(stores, shown, former)).toBe(false);
  await turn();
  end('new plan');
  await turn();
  expect({ dispatched, asked }).toEqual({ dispatched: [], asked: [['import.coco', { again: true }]] });
  expect(toastStore.getState().toasts).toMatchObject([{ kind: 'info' }]);
  expect(dialogStore.getState().open).toEqual({ name: 'import', plan: 'new plan', document: document() });
});

test('what could not be saved is not planned past: the reason is told', async () => {
  const { stores } = page({
    status: 'failed',
    pending: 1,
    failure: { code: 'project.diskFull', params: { file: 'x' } },
  });
  await chooseCoco(stores);
  expect({ asked, importing: importingStore.getState().importing }).toEqual({ asked: [], importing: false });
  expect(toastStore.getState().toasts).toMatchObject([{ kind: 'error' }]);
});
