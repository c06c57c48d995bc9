import type { Steps } from '../../../shared/formats/coco/steps';
import { throwIfCancelled } from '../files/writeFailure';

/** Others wait this long and for the step that runs then, in milliseconds. */
const TURN = 12;

/**
 * Does long work bit by bit, so that the process stays responsive.
 * @throws AppError `app.cancelled`
 */
export async function inTurns<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const until = performance.now() + TURN;
    let step = steps.next();
    while (step.done !== true && performance.now() < until) step = steps.next();
    if (step.done === true) return step.value;
    await new Promise((turn) => setImmediate(turn));
    throwIfCancelled(signal);
  }
}
