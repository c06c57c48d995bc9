import { iou } from '../../shared/geometry/boxes';
import { secondsOf } from '../../shared/metrics/keystrokes';
import { GOOD, paired, type Tightening, tightening } from './policy';
import type { ClassedBox } from './sets';

/** What a person does with one prediction. */
export type Fix =
  | { readonly type: 'reject'; readonly box: number }
  /** All predictions of the class of this box are wrong: refused with one key. */
  | { readonly type: 'rejectClass'; readonly box: number }
  | { readonly type: 'tighten'; readonly box: number; readonly way: Tightening }
  | { readonly type: 'rename'; readonly box: number; readonly at: number; readonly way: Tightening | null };

export interface Plan {
  /** All predictions are refused at once, and every object is drawn. */
  readonly clear: boolean;
  readonly fixes: readonly Fix[];
}

/** From here on a box of another class means the object. */
const SAME_OBJECT = 0.5;
/** Under this overlap a box does not mean an object near it. */
const NEAR = 0.1;
/** Overlap from which on a drawn box replaces a prediction of its class by itself. */
const REPLACES = 0.7;

const { decide, add, reject, rejectClass, rename, clear } = {
  decide: 1.35 + 0.4,
  add: secondsOf('addBox'),
  reject: secondsOf('deleteBox'),
  rename: secondsOf('changeClass'),
  rejectClass: secondsOf('deleteBox') + 0.2,
  clear: 1.35 + 3 * 0.2,
};

/** The cheapest way from what a model says to what is there, by estimates of the keystroke-level model. */
export function planFor(boxes: readonly ClassedBox[], truth: readonly ClassedBox[]): Plan {
  const pairs = paired(boxes, truth);
  const free = new Set(truth.keys());
  for (const object of pairs.values()) free.delete(object);
  const fixes: Fix[] = [];
  let seconds = 0;
  const left = [...boxes.keys()].filter((box) => !pairs.has(box));
  const near = left
    .flatMap((box) => [...free].map((object) => ({ box, object, overlap: iou(boxes[box]!.box, truth[object]!.box) })))
    .sort((a, b) => b.overlap - a.overlap);
  const handled = new Set<number>();
  for (const { box, object, overlap } of near) {
    if (handled.has(box) || !free.has(object) || overlap < NEAR) continue;
    const [one, other] = [boxes[box]!, truth[object]!];
    const replace = add + (one.at === other.at && overlap > REPLACES ? 0 : reject);
    const way = overlap >= GOOD ? null : tightening(one.box, other.box);
    if (overlap < GOOD && way === null) continue;
    const same = one.at === other.at;
    if (!same && overlap < SAME_OBJECT) continue;
    const cost = (same ? decide : rename + (way === null ? 0 : 1.35)) + (way?.seconds ?? 0);
    if (cost >= replace) continue;
    if (!same) fixes.push({ type: 'rename', box, at: other.at, way });
    else if (way !== null) fixes.push({ type: 'tighten', box, way });
    seconds += cost;
    handled.add(box);
    free.delete(object);
  }
  const wrong = left.filter((box) => !handled.has(box));
  for (const at of new Set(wrong.map((box) => boxes[box]!.at))) {
    const those = wrong.filter((box) => boxes[box]!.at === at);
    const whole = those.length > 1 && those.length === boxes.filter((one) => one.at === at).length;
    for (const box of whole ? those.slice(0, 1) : those) {
      fixes.push({ type: whole ? 'rejectClass' : 'reject', box });
      seconds += whole ? rejectClass : reject;
    }
  }
  seconds += free.size * add;
  const anew = clear + truth.length * add;
  return boxes.length > 1 && anew < seconds ? { clear: true, fixes: [] } : { clear: false, fixes };
}
