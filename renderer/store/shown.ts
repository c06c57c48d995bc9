import { createStore } from 'zustand/vanilla';
import type { ClassId } from '../../shared/dataset/ids';
import { labelThresholds } from '../../shared/detection/thresholds';
import { beginCount, countRows } from '../../shared/queue/counts';
import type { ClassBridgeSlice } from './classBridge';
import type { PredictionSettingsSlice } from './prediction';
import { readable, type Slice } from './slice';
import type { SurvivorsSlice } from './survivors';

/** Predictions that are shown over the whole project, at the settings of this moment. */
export interface ShownState {
  readonly boxes: number;
  readonly images: number;
  readonly byClass: ReadonlyMap<ClassId, number>;
}

export type ShownSlice = Slice<ShownState>;

const NOTHING: ShownState = { boxes: 0, images: 0, byClass: new Map() };

interface Sources {
  readonly survivors: SurvivorsSlice;
  readonly prediction: PredictionSettingsSlice;
  readonly classBridge: ClassBridgeSlice;
}

/** A frame may spend this long on counting, milliseconds: a million boxes take a few frames. */
const SLICE = 3;
/** Images counted between two looks at the clock. */
const STRIDE = 4_000;

/**
 * Counts follow threshold, judgements and new predictions. A count that has begun is finished, so that there is always
 * something to see while the threshold moves.
 * @param soon runs what it is given once before the next frame, so that several changes cost one count
 */
export function createShownSlice({ survivors, prediction, classBridge }: Sources, soon: Soon = nextFrame): ShownSlice {
  const store = createStore<ShownState>(() => NOTHING);
  let counting = false;
  let again = false;

  const begin = (): void => {
    again = false;
    const { bridge } = classBridge.getState();
    const thresholds = labelThresholds(bridge ?? [], prediction.getState());
    const columns = survivors.columns();
    const count = beginCount(thresholds.length);
    const go = (): void => {
      const until = performance.now() + SLICE;
      do countRows(count, columns, survivors.closed(), thresholds, STRIDE);
      while (count.rows < columns.counts.length && performance.now() < until);
      if (count.rows < columns.counts.length) {
        soon(go);
        return;
      }
      const byClass = new Map<ClassId, number>();
      for (const [label, { classId }] of (bridge ?? []).entries())
        if (classId !== null) byClass.set(classId, (byClass.get(classId) ?? 0) + (count.byLabel[label] as number));
      store.setState({ boxes: count.boxes, images: count.images, byClass }, true);
      if (again) soon(begin);
      else counting = false;
    };
    go();
  };
  const recount = (): void => {
    again = true;
    if (counting) return;
    counting = true;
    soon(begin);
  };
  survivors.subscribe((state, before) => {
    if (state.version !== before.version) recount();
  });
  prediction.subscribe(recount);
  classBridge.subscribe(recount);
  return readable(store);
}

type Soon = (work: () => void) => void;

const nextFrame: Soon = (work) => void requestAnimationFrame(work);
