import { useStore } from 'zustand';
import { lowestThreshold, THRESHOLD } from '../../../shared/project/settings';
import { useStores } from '../../shell/useStores';

/** The lowest threshold that has an effect: some exports bake in a higher one. */
export function useFloor(): number {
  const { model } = useStores();
  return useStore(model, (state) =>
    state.status === 'ready' ? lowestThreshold(state.info.scoreFloor) : THRESHOLD.least,
  );
}
