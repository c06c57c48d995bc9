import { createStore } from 'zustand/vanilla';
import type { ClassId } from '../../shared/dataset/ids';
import { labelThresholds } from '../../shared/detection/thresholds';
import { countShown } from '../../shared/queue/counts';
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

/**
 * Counts follow threshold, judgements and new predictions.
 * @param soon runs what it is given once before the next frame, so that several changes cost one count
 */
export function createShownSlice({ survivors, prediction, classBridge }: Sources, soon: Soon = nextFrame): ShownSlice {
  const store = createStore<ShownState>(() => NOTHING);
  let waits = false;
  const count = (): void => {
    waits = false;
    const { bridge } = classBridge.getState();
    if (bridge === null) {
      store.setState(NOTHING, true);
      return;
    }
    const thresholds = labelThresholds(bridge, prediction.getState());
    const { boxes, images, byLabel } = countShown(survivors.columns(), survivors.closed(), thresholds);
    const byClass = new Map<ClassId, number>();
    for (const [label, { classId }] of bridge.entries())
      if (classId !== null) byClass.set(classId, (byClass.get(classId) ?? 0) + (byLabel[label] as number));
    store.setState({ boxes, images, byClass }, true);
  };
  const recount = (): void => {
    if (waits) return;
    waits = true;
    soon(count);
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
