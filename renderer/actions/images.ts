import { submitImage } from '../../shared/editing/commands/predictions';
import { setStatus } from '../../shared/editing/commands/setStatus';
import { isAwaited } from '../store/current';
import { imageAt } from '../store/neighbours';
import type { Stores } from '../store/stores';
import { visibleTargets } from '../tools/targets';
import { acceptedOf } from './boxes';
import { remindOfWaiting } from './waiting';

/** Goes `by` images down the list; at the end it says so and stays. */
export function go(stores: Stores, by: 1 | -1): void {
  const next = imageAt(stores, by);
  if (next !== null) stores.view.show(next);
  else if (by === 1) stores.notices.tell({ kind: 'info', key: 'noticeLastImage', params: {}, undoable: false });
}

/** Goes to the first or last image of the list as it is shown. */
export function goToEnd({ view, project }: Stores, end: 'first' | 'last'): void {
  const at = end === 'first' ? 0 : -1;
  const { order } = view.getState();
  const image = order === null ? project.getState().entries.at(at)?.path : order.at(at);
  if (image !== undefined) view.show(image);
}

/**
 * Accepts what is shown, submits the image and goes on. While the model still works on the image, boxes are hidden, or a
 * box waits for its class, nothing is submitted: a person must not confirm what they cannot see. An image that cannot be
 * read is skipped.
 */
export function submitAndGo(stores: Stores): void {
  const { image, predictions, detection, record } = stores.current.getState();
  if (image === null || remindOfWaiting(stores, image)) return;
  if (stores.recheck.getState().round !== null) {
    stores.recheck.finish();
    // Looking twice is no time of the first labels.
    stores.attention.take(image);
    return;
  }
  if (stores.view.getState().problem !== null) {
    skipAndGo(stores);
    return;
  }
  if (stores.view.getState().hidden) {
    stores.view.setHidden(false);
    return;
  }
  if (hidesPredictions(stores)) {
    stores.boxView.showAll();
    stores.notices.tell({ kind: 'info', key: 'noticeHiddenShown', params: {}, undoable: false });
    return;
  }
  if (record.status !== 'done' && isAwaited(stores.model.getState(), detection)) {
    stores.notices.tell({ kind: 'info', key: 'noticeStillPredicting', params: {}, undoable: false });
    return;
  }
  const accepted = predictions.map((one) => acceptedOf(stores, one));
  stores.project.dispatch(
    submitImage(stores.project.getState().document, { image, accepted, seconds: stores.attention.take(image) }),
  );
  go(stores, 1);
}

/** A single prediction, or a class of them, is hidden on this image. */
function hidesPredictions(stores: Stores): boolean {
  const { predictions } = stores.current.getState();
  return visibleTargets(stores).filter(({ ref }) => ref.kind === 'prediction').length < predictions.length;
}

export function skipAndGo(stores: Stores): void {
  const { image } = stores.current.getState();
  if (image === null) return;
  stores.project.dispatch(setStatus(stores.project.getState().document, { image, status: 'skipped' }));
  go(stores, 1);
}

/** Takes a submitted or skipped image up again. */
export function reopen(stores: Stores): void {
  const { image } = stores.current.getState();
  if (image === null) return;
  stores.project.dispatch(setStatus(stores.project.getState().document, { image, status: 'in progress' }));
}
