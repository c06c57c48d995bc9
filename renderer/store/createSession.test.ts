import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyDocument } from '../../shared/dataset/document';
import { asImagePath } from '../../shared/dataset/ids';
import { addClasses } from '../../shared/editing/commands/classes';
import type { Diff } from '../../shared/editing/diff';
import { fail, failureOf, type Result } from '../../shared/failure/failure';
import type { Bridge, OpenedProject } from '../../shared/ipc/contract';
import { imagesText, recordsText } from '../../shared/project/recordsText';
import { DEFAULT_PREDICTION_SETTINGS, FIRST_VIEW } from '../../shared/project/settings';
import { createStores } from './createStores';
import { createNotices } from './notices';
import type { Stores } from './stores';

const { images: _, ...document } = emptyDocument();
const opened = (folder: string): OpenedProject => ({
  name: folder,
  folder,
  images: imagesText([{ path: asImagePath('a.jpg'), problem: null }]),
  records: recordsText([]),
  next: null,
  document,
  prediction: DEFAULT_PREDICTION_SETTINGS,
  view: FIRST_VIEW,
  kept: 'in-folder',
  notes: [],
});

/** The main process: it closes a project before it opens the next one, which waits to be told how that ends. */
let open: string | null = null;
let closesFirst = true;
let written: { readonly folder: string; readonly label: string }[] = [];
let told: string[] = [];
let endOpening: (outcome: Result<null>) => void = () => undefined;
let stores: Stores;

const no = (code: 'project.noneOpen' | 'app.cancelled'): Result<never> => ({
  ok: false,
  failure: failureOf(fail(code, {})),
});
const replies: Record<string, (input: never) => Promise<Result<unknown>> | Result<unknown>> = {
  'project.open': async ({ folder }: { folder: string }) => {
    if (closesFirst) open = null;
    const outcome = await new Promise<Result<null>>((resolve) => {
      endOpening = resolve;
    });
    if (!outcome.ok) return outcome;
    open = folder;
    return { ok: true, value: opened(folder) };
  },
  'project.isOpen': () => ({ ok: true, value: open !== null }),
  'document.commit': ({ diff }: { diff: Diff }) => {
    if (open === null) return no('project.noneOpen');
    written.push({ folder: open, label: diff.label });
    return { ok: true, value: { seq: written.length } };
  },
};

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  open = null;
  closesFirst = true;
  written = [];
  told = [];
  const bridge = {
    call: async (name: string, input: never) => replies[name]?.(input) ?? no('project.noneOpen'),
    on: () => () => undefined,
  } as unknown as Bridge;
  const notices = createNotices();
  notices.on((notice) => told.push(notice.kind === 'failure' ? notice.failure.code : notice.key));
  stores = createStores(bridge, notices);
  const first = stores.session.openFolder('/first');
  await vi.advanceTimersByTimeAsync(1);
  endOpening({ ok: true, value: null });
  await first;
  told = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const edit = (): void =>
  stores.project.dispatch(addClasses(stores.project.getState().document, { names: ['of the first'] }));
const classes = (): readonly string[] => stores.project.getState().document.classes.map(({ name }) => name);

test('what is done while another folder is opened never comes into that one, and the person is told', async () => {
  const second = stores.session.openFolder('/second');
  await vi.advanceTimersByTimeAsync(1);
  edit();
  expect(told).toContain('noticeStillReading');
  endOpening({ ok: true, value: null });
  expect(await second).toEqual({ ok: true, value: 'done' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(written).toEqual([]);
  expect(classes()).toEqual([]);
  edit();
  await vi.advanceTimersByTimeAsync(1);
  expect(written.map(({ folder }) => folder)).toEqual(['/second']);
});

test('a project without classes takes those of the model as soon as it is shown', async () => {
  replies['model.state'] = () => ({
    ok: true,
    value: { status: 'ready', info: { sha256: 'm', inputSize: { width: 1, height: 1 }, classNames: ['cat'] } },
  });
  await stores.model.refresh();
  const second = stores.session.openFolder('/second');
  await vi.advanceTimersByTimeAsync(1);
  endOpening({ ok: true, value: null });
  await second;
  expect(classes()).toEqual(['cat']);
  delete replies['model.state'];
});

test('undo waits too', async () => {
  edit();
  const second = stores.session.openFolder('/second');
  await vi.advanceTimersByTimeAsync(1);
  expect(stores.project.undo()).toBeNull();
  expect(classes()).toEqual(['of the first']);
  endOpening({ ok: true, value: null });
  await second;
});

test('an opening that is cancelled when the former project is closed already leaves that one', async () => {
  const second = stores.session.openFolder('/second');
  await vi.advanceTimersByTimeAsync(1);
  endOpening(no('app.cancelled'));
  expect(await second).toMatchObject({ ok: false, failure: { code: 'app.cancelled' } });
  expect(stores.project.getState().opened).toBeNull();
});

test('one that never came so far leaves everything as it was', async () => {
  closesFirst = false;
  const second = stores.session.openFolder('/second');
  await vi.advanceTimersByTimeAsync(1);
  endOpening(no('app.cancelled'));
  await second;
  expect(stores.project.getState().opened?.folder).toBe('/first');
  edit();
  await vi.advanceTimersByTimeAsync(1);
  expect(written.map(({ folder }) => folder)).toEqual(['/first']);
});

test('a box that waits for a class is not taken into the next project, and the person is told', async () => {
  stores.selection.wait({ image: asImagePath('a.jpg'), box: { x: 1, y: 1, width: 9, height: 9 } });
  const second = stores.session.openFolder('/second');
  await vi.advanceTimersByTimeAsync(1);
  endOpening({ ok: true, value: null });
  await second;
  expect(told).toContain('noticeWaitingGone');
  expect(stores.selection.getState().waiting).toEqual([]);
});
