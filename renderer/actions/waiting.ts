import type { ImagePath } from '../../shared/dataset/ids';
import { applyDiff } from '../../shared/editing/apply';
import { drawBox } from '../../shared/editing/commands/drawBox';
import type { Diff } from '../../shared/editing/diff';
import { squash } from '../../shared/editing/squash';
import { annotationRef } from '../store/boxRef';
import type { WaitingBox } from '../store/selection';
import type { Stores } from '../store/stores';
import { host } from './host';
import { newId } from './newId';

/** Nothing can be drawn without a class: says so, and a name can be typed at once. */
export function askForClass({ notices }: Stores): void {
  notices.tell({ kind: 'info', key: 'noticeNoClass', params: {}, undoable: false });
  host().nameClass();
}

/** A box of a project without classes is kept until there is one; says so, and a name can be typed at once. */
export function waitForClass(stores: Stores, box: WaitingBox): void {
  stores.selection.wait(box);
  remind(stores);
}

/** Boxes of the image wait for a class: says so. Whoever submitted it now would lose sight of them. */
export function remindOfWaiting(stores: Stores, image: ImagePath): boolean {
  const waits = stores.selection.getState().waiting.some((one) => one.image === image);
  if (waits) remind(stores);
  return waits;
}

function remind({ notices }: Stores): void {
  notices.tell({ kind: 'info', key: 'noticeBoxWaits', params: {}, undoable: false });
  host().nameClass();
}

/** Waiting boxes get the first class of the project as soon as there is one, in a step of their own. */
export function followClasses(stores: Stores): () => void {
  return stores.project.onDiff(({ changes }) => {
    if (!changes.some(({ type }) => type === 'classes') || stores.selection.getState().waiting.length === 0) return;
    // Whoever made the class may still have something to say of that step.
    queueMicrotask(() => giveClass(stores));
  });
}

function giveClass({ project, selection, view }: Stores): void {
  const { document } = project.getState();
  const classId = document.classes[0]?.id;
  const { waiting } = selection.getState();
  if (classId === undefined || waiting.length === 0) return;
  selection.giveUp(null);
  const all = waiting.map(({ image, box }) => ({ image, box: { id: newId(), classId, box } }));
  let diff: Diff = { label: 'drawBox', changes: [] };
  for (const { image, box } of all) diff = squash(diff, drawBox(applyDiff(document, diff), { image, box }));
  project.dispatch(diff);
  const here = all.filter(({ image }) => image === view.getState().image);
  if (here.length > 0) selection.select(...here.map(({ box }) => annotationRef(box.id)));
}
