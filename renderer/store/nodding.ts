import type { Diff } from '../../shared/editing/diff';
import type { ProjectSlice } from './projectSlice';

/** How long a person needs to look at an image with boxes, in seconds. */
export interface LookTime {
  readonly perImage: number;
  readonly perBox: number;
}

/** Boxes that were accepted without a look. */
export interface Nodded {
  readonly images: number;
  readonly boxes: number;
}

/** Images in a row before anything is said. */
export const NODS = 5;
/** Milliseconds between two notes. */
export const QUIET = 10 * 60 * 1000;

/** Watches how fast images with predictions are accepted. */
export interface NodWatch {
  /**
   * An image was submitted.
   * @param seconds that the person had it on the screen
   * @param boxes predictions accepted with it; an image without any says nothing
   * @param now milliseconds of a clock that only goes forth
   * @returns what to tell the person now, or null
   */
  submitted(seconds: number, boxes: number, look: LookTime, now: number): Nodded | null;
  /** Another project. */
  reset(): void;
}

export function createNodWatch(): NodWatch {
  let row: Nodded = { images: 0, boxes: 0 };
  let told = Number.NEGATIVE_INFINITY;
  const reset = (): void => {
    row = { images: 0, boxes: 0 };
  };
  return {
    submitted(seconds, boxes, { perImage, perBox }, now) {
      if (boxes === 0) return null;
      if (seconds >= perImage + perBox * boxes) {
        reset();
        return null;
      }
      row = { images: row.images + 1, boxes: row.boxes + boxes };
      if (row.images < NODS || now - told < QUIET) return null;
      told = now;
      const nodded = row;
      reset();
      return nodded;
    },
    reset,
  };
}

/**
 * Watches the submissions of a project.
 * @param look how long a look takes; null = nobody wants to know
 * @param tell null = another project, what was told is void
 * @param now milliseconds of a clock that only goes forth
 * @returns stops
 */
export function watchSubmissions(
  project: Pick<ProjectSlice, 'subscribe' | 'onDiff'>,
  look: () => LookTime | null,
  tell: (nodded: Nodded | null) => void,
  now: () => number = () => performance.now(),
): () => void {
  const watch = createNodWatch();
  const stopFollowing = project.subscribe((state, before) => {
    if (state.opened === before.opened) return;
    watch.reset();
    tell(null);
  });
  const stopWatching = project.onDiff((diff, again) => {
    const submitted = submittedBy(diff);
    const time = look();
    if (again || submitted === null || time === null) return;
    const nodded = watch.submitted(submitted.seconds, submitted.boxes, time, now());
    if (nodded !== null) tell(nodded);
  });
  return () => {
    stopFollowing();
    stopWatching();
  };
}

/** Predictions that were accepted by submitting an image, and the time spent on it; null = this diff submits none. */
function submittedBy({ label, changes }: Diff): { readonly boxes: number; readonly seconds: number } | null {
  if (label !== 'submitImage' || !changes.some((change) => change.type === 'status' && change.after === 'done'))
    return null;
  const boxes = changes.filter((change) => change.type === 'annotation' && change.before === null).length;
  const time = changes.find((change) => change.type === 'seconds');
  return { boxes, seconds: time?.type === 'seconds' ? time.after - time.before : 0 };
}
