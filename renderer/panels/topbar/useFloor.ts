import { useStore } from 'zustand';
import { useStores } from '../../shell/useStores';
import { THRESHOLD } from './ThresholdSlider';

/** The lowest threshold that has an effect: some exports bake in a higher one. */
export function useFloor(): number {
  const { model } = useStores();
  return useStore(model, (state) =>
    state.status === 'ready'
      ? Math.max(THRESHOLD.least, Math.ceil(state.info.scoreFloor * 100) / 100)
      : THRESHOLD.least,
  );
}

/** A threshold in steps of the slider, not under the floor. */
export const bounded = (value: number, floor: number): number =>
  Math.min(THRESHOLD.most, Math.max(floor, Math.round(value * 100) / 100));
