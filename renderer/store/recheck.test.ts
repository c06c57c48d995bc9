import { beforeEach, expect, test } from 'vitest';
import { emptyDocument, imageRecord } from '../../shared/dataset/document';
import { asAnnotationId, asClassId, asImagePath } from '../../shared/dataset/ids';
import { addClasses } from '../../shared/editing/commands/classes';
import { drawBox } from '../../shared/editing/commands/drawBox';
import { submitImage } from '../../shared/editing/commands/predictions';
import { setStatus } from '../../shared/editing/commands/setStatus';
import type { Bridge, Requests } from '../../shared/ipc/contract';
import type { RecheckState } from '../../shared/ipc/learning';
import { DEFAULT_PREDICTION_SETTINGS, FIRST_VIEW } from '../../shared/project/settings';
import type { CommitQueue } from './commitQueue';
import { createProjectSlice } from './createProjectSlice';
import { createNotices } from './notices';
import type { ProjectSlice } from './projectSlice';
import { createRecheckSlice, LATER, type RecheckSlice } from './recheck';
import { createViewSlice, type ViewSlice } from './view';

const name = (at: number) => asImagePath(`${at}.jpg`);
const COUNT = LATER + 5;
let kept: RecheckState;
let project: ProjectSlice;
let view: ViewSlice;
let recheck: RecheckSlice;
let notices: string[];

/** Main's side: what it keeps. */
const answer = (request: string, input: unknown): RecheckState => {
  if (request === 'recheck.setPercent') kept = { ...kept, ...(input as { percent: number }) };
  if (request === 'recheck.add')
    kept = { ...kept, rounds: [...kept.rounds, (input as Requests['recheck.add']['input']).round] };
  return kept;
};
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(async () => {
  kept = { percent: 100, rounds: [] };
  notices = [];
  const bridge = { call: async (request: string, input: unknown) => ({ ok: true, value: answer(request, input) }) };
  project = createProjectSlice({ push: () => undefined } as unknown as CommitQueue);
  view = createViewSlice();
  const told = createNotices();
  told.on((notice) => notices.push(notice.kind === 'info' ? notice.key : notice.failure.code));
  recheck = createRecheckSlice(bridge as unknown as Bridge, { project, view }, told);
  open();
  await settled();
  project.dispatch(addClasses(project.getState().document, { names: ['cat'] }));
});

const open = (): void =>
  project.load({
    name: 'p',
    folder: '/p',
    images: Array.from({ length: COUNT }, (_, at) => ({ path: name(at), problem: null })),
    complete: true,
    document: emptyDocument(),
    prediction: DEFAULT_PREDICTION_SETTINGS,
    view: FIRST_VIEW,
    kept: 'in-folder',
    notes: [],
  });

const submit = (at: number): void =>
  project.dispatch(submitImage(project.getState().document, { image: name(at), accepted: [] }));
const submitUpTo = (end: number): void => {
  for (let at = 0; at < end; at++) submit(at);
};
const due = () => recheck.getState().due;
const draw = (id: string): void =>
  project.dispatch(
    drawBox(project.getState().document, {
      image: name(0),
      box: { id: asAnnotationId(id), classId: asClassId(0), box: { x: 0, y: 0, width: 9, height: 9 } },
    }),
  );

test('an image comes again when others were submitted after it, oldest first', () => {
  submitUpTo(LATER);
  expect(due()).toEqual([]);
  submit(LATER);
  submit(LATER + 1);
  expect(due()).toEqual([name(0), name(1)]);
});

test('an image that is taken up again does not wait any more', () => {
  submitUpTo(LATER + 1);
  project.dispatch(setStatus(project.getState().document, { image: name(0), status: 'in progress' }));
  expect(due()).toEqual([]);
});

test('a larger share finds images of before, except those just submitted', async () => {
  await recheck.setPercent(0);
  submitUpTo(COUNT);
  expect(due()).toEqual([]);
  await recheck.setPercent(100);
  expect(due()).toEqual(Array.from({ length: COUNT - LATER }, (_, at) => name(at)));
});

test('a round: empty, compared, remembered, and back to where the person was', async () => {
  draw('first');
  submitUpTo(LATER + 1);
  view.show(name(7));
  recheck.begin();
  expect(view.getState().image).toBe(name(0));
  expect(imageRecord(project.getState().document, name(0))).toMatchObject({ status: 'done', annotations: [] });
  draw('second');
  recheck.finish();
  const { round } = recheck.getState();
  expect(round?.phase === 'comparing' && round.differences.map(({ kind }) => kind)).toEqual(['same']);
  expect(imageRecord(project.getState().document, name(0)).annotations.map(({ id }) => id)).toEqual(['first']);
  recheck.close('first');
  await settled();
  expect(view.getState().image).toBe(name(7));
  expect(recheck.getState()).toMatchObject({ round: null, due: [] });
  expect(kept.rounds).toMatchObject([{ image: name(0), agreement: { same: 1 }, kept: 'first' }]);
  await recheck.setPercent(50);
  await recheck.setPercent(100);
  expect(due()).toEqual([]);
});

test('going elsewhere gives it up: the first labels are there, the image waits again', () => {
  draw('first');
  submitUpTo(LATER + 1);
  view.show(name(3));
  recheck.begin();
  view.show(name(5));
  expect(recheck.getState().round).toBeNull();
  expect(notices).toEqual(['noticeRecheckLeft']);
  expect(imageRecord(project.getState().document, name(0)).annotations.map(({ id }) => id)).toEqual(['first']);
  expect(due()).toEqual([name(0)]);
});

test('what was asked for in one project does not show in the next', async () => {
  const asked = recheck.setPercent(20);
  kept = { percent: 5, rounds: [] };
  open();
  await asked;
  await settled();
  expect(recheck.getState().kept.percent).toBe(5);
});
