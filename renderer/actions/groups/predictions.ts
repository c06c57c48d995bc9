import { bounded, lowestThreshold, THRESHOLD } from '../../../shared/project/settings';
import type { Stores } from '../../store/stores';
import { host } from '../host';
import type { Action } from '../types';
import { isOpen } from './conditions';

const STEP = 0.05;

function shiftThreshold({ prediction, model }: Stores, by: number): void {
  const state = model.getState();
  const floor = state.status === 'ready' ? lowestThreshold(state.info.scoreFloor) : THRESHOLD.least;
  prediction.update({ threshold: bounded(prediction.getState().threshold + by, floor) });
}

/** What the model shows. */
export const predictionActions: readonly Action[] = [
  {
    id: 'lowerThreshold',
    group: 'predictions',
    keys: ['['],
    menu: { menu: 'view', section: 3 },
    enabled: isOpen,
    run: (stores) => shiftThreshold(stores, -STEP),
    repeats: true,
  },
  {
    id: 'raiseThreshold',
    group: 'predictions',
    keys: [']'],
    menu: { menu: 'view', section: 3 },
    enabled: isOpen,
    run: (stores) => shiftThreshold(stores, STEP),
    repeats: true,
  },
  {
    id: 'batch',
    group: 'predictions',
    keys: ['Mod+L'],
    menu: { menu: 'file', section: 2 },
    enabled: isOpen,
    run: () => host().openDialog('batch'),
  },
];
