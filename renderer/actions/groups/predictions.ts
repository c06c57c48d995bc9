import type { Stores } from '../../store/stores';
import { host } from '../host';
import type { Action } from '../types';
import { isOpen } from './conditions';

const STEP = 0.05;

function shiftThreshold({ prediction }: Stores, by: number): void {
  const threshold = Math.round((prediction.getState().threshold + by) * 100) / 100;
  prediction.update({ threshold: Math.min(0.95, Math.max(0.05, threshold)) });
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
