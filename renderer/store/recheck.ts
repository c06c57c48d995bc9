import { createStore } from 'zustand/vanilla';
import { type Annotation, type ImageRecord, imageRecord, type ProjectDocument } from '../../shared/dataset/document';
import type { ImagePath } from '../../shared/dataset/ids';
import type { Result } from '../../shared/failure/failure';
import type { Bridge } from '../../shared/ipc/contract';
import { type Kept, NO_RECHECK, type RecheckState } from '../../shared/ipc/learning';
import { agreementOf, type Difference, differencesOf } from '../../shared/metrics/agreement';
import { inSample } from '../../shared/metrics/sample';
import type { Notices } from './notices';
import type { ProjectSlice } from './projectSlice';
import { request } from './request';
import { readable, type Slice } from './slice';
import type { ViewSlice } from './view';

/** A second look that is under way. */
export type Round =
  | { readonly phase: 'drawing'; readonly image: ImagePath; readonly back: ImagePath | null }
  | {
      readonly phase: 'comparing';
      readonly image: ImagePath;
      readonly back: ImagePath | null;
      readonly first: readonly Annotation[];
      readonly second: readonly Annotation[];
      readonly differences: readonly Difference[];
    };

export interface RecheckSliceState {
  readonly kept: RecheckState;
  /** Images that wait for a second look, the one that waits longest first. */
  readonly due: readonly ImagePath[];
  readonly round: Round | null;
}

/** Second looks: some submitted images come again, without their labels and without predictions. */
export interface RecheckSlice extends Slice<RecheckSliceState> {
  setPercent(percent: number): Promise<void>;
  /** Shows the image that waits longest, empty. Nothing waits: nothing happens. */
  begin(): void;
  /** The second labels are drawn: compares. */
  finish(): void;
  /** Remembers what became of the round and goes back to where the person was. */
  close(kept: Kept): void;
  /** The first labels stay, nothing is remembered. */
  giveUp(): void;
}

/** Submissions after which an image may come again: nobody should still know the boxes by heart. */
export const LATER = 20;
const BLANK: ImageRecord = Object.freeze({ status: 'done', annotations: [], rejections: [] });

export function createRecheckSlice(
  bridge: Bridge,
  { project, view }: { readonly project: ProjectSlice; readonly view: ViewSlice },
  notices: Notices,
): RecheckSlice {
  const store = createStore<RecheckSliceState>(() => ({ kept: NO_RECHECK, due: [], round: null }));
  /** Images submitted so lately that they cannot come again yet, oldest first, and the number of submissions then. */
  const fresh = new Map<ImagePath, number>();
  let submissions = 0;

  const isDone = (document: ProjectDocument, image: ImagePath): boolean =>
    imageRecord(document, image).status === 'done';

  /** Looks through all images: when a project is opened or the share changes. */
  const findDue = (): void => {
    const { kept, round } = store.getState();
    const { document, indexOf, opened } = project.getState();
    if (opened === null || kept.percent === 0) {
      store.setState({ due: [] });
      return;
    }
    const seen = new Set(kept.rounds.map(({ image }) => image));
    const due: ImagePath[] = [];
    for (const [image, { status }] of document.images) {
      if (status !== 'done' || !inSample(image, kept.percent) || fresh.has(image) || seen.has(image)) continue;
      if (indexOf.has(image) && image !== round?.image) due.push(image);
    }
    store.setState({ due });
  };
  const isWanted = (image: ImagePath, { percent, rounds }: RecheckState): boolean =>
    inSample(image, percent) &&
    isDone(project.getState().document, image) &&
    !rounds.some((round) => round.image === image);

  const keep = async (reply: Promise<Result<RecheckState>>): Promise<void> => {
    const { opened } = project.getState();
    const result = await reply;
    if (opened !== project.getState().opened) return;
    if (result.ok) store.setState({ kept: result.value });
    else notices.tell({ kind: 'failure', failure: result.failure });
  };

  const load = async (): Promise<void> => {
    const { opened } = project.getState();
    fresh.clear();
    submissions = 0;
    store.setState({ kept: NO_RECHECK, due: [], round: null });
    if (opened === null) return;
    const reply = await request(bridge, 'recheck.state', {});
    if (opened !== project.getState().opened) return;
    if (reply.ok) store.setState({ kept: reply.value });
    else notices.tell({ kind: 'failure', failure: reply.failure });
    findDue();
  };

  project.subscribe((state, before) => {
    if (state.opened !== before.opened) void load();
    // Images further down the folder may be in the sample too.
    else if (state.complete && !before.complete) findDue();
  });
  project.onDiff(({ changes }) => {
    const { kept, due } = store.getState();
    let next = due;
    for (const change of changes) {
      if (change.type !== 'status') continue;
      if (change.after === 'done') {
        submissions++;
        fresh.delete(change.image);
        fresh.set(change.image, submissions);
      } else next = next.filter((image) => image !== change.image);
    }
    for (const [image, at] of fresh) {
      // Submitted in this order: those that follow are younger.
      if (submissions - at < LATER) break;
      fresh.delete(image);
      if (isWanted(image, kept) && !next.includes(image)) next = [...next, image];
    }
    if (next !== due) store.setState({ due: next });
  });
  view.subscribe(({ image }) => {
    const { round } = store.getState();
    if (round === null || image === round.image) return;
    // The person has gone elsewhere.
    project.endTrial();
    store.setState({ round: null });
    if (round.phase === 'drawing')
      notices.tell({ kind: 'info', key: 'noticeRecheckLeft', params: {}, undoable: false });
    findDue();
  });

  const leave = (): void => {
    const { round } = store.getState();
    if (round === null) return;
    project.endTrial();
    store.setState({ round: null });
    if (round.back !== null) view.show(round.back);
  };

  return {
    ...readable(store),
    async setPercent(percent) {
      await keep(request(bridge, 'recheck.setPercent', { percent }));
      findDue();
    },
    begin() {
      const { due, round } = store.getState();
      const image = due.find((one) => isDone(project.getState().document, one));
      if (image === undefined || round !== null) return;
      const back = view.getState().image;
      view.show(image);
      project.beginTrial(image, BLANK);
      store.setState({ round: { phase: 'drawing', image, back }, due: due.filter((one) => one !== image) });
    },
    finish() {
      const { round } = store.getState();
      if (round?.phase !== 'drawing') return;
      const second = project.endTrial()?.annotations ?? [];
      const first = imageRecord(project.getState().document, round.image).annotations;
      const differences = differencesOf(first, second);
      store.setState({ round: { ...round, phase: 'comparing', first, second, differences } });
    },
    close(kept) {
      const { round } = store.getState();
      if (round?.phase !== 'comparing') return;
      const agreement = agreementOf(round.differences);
      void keep(request(bridge, 'recheck.add', { round: { image: round.image, agreement, kept } }));
      leave();
    },
    giveUp() {
      leave();
      findDue();
    },
  };
}
