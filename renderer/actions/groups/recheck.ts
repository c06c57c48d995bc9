import type { Stores } from '../../store/stores';
import { host } from '../host';
import type { Action } from '../types';
import { isOpen } from './conditions';

const bestOf = ({ learning }: Stores): number | null => {
  const together = learning.getState().learned?.together;
  return together?.known === true ? together.threshold : null;
};

/** Learning from submitted images: the best threshold, and second looks. */
export const recheckActions: readonly Action[] = [
  {
    id: 'useBestThreshold',
    group: 'predictions',
    keys: [],
    menu: { menu: 'view', section: 3 },
    enabled: (stores) => isOpen(stores) && bestOf(stores) !== null,
    run(stores) {
      const threshold = bestOf(stores);
      if (threshold !== null) stores.prediction.update({ threshold });
    },
  },
  {
    id: 'recheck',
    group: 'image',
    keys: [],
    menu: { menu: 'image', section: 3 },
    enabled: isOpen,
    run: () => host().openDialog('recheck'),
  },
  {
    id: 'recheckNext',
    group: 'image',
    keys: [],
    menu: { menu: 'image', section: 3 },
    enabled: ({ recheck }) => recheck.getState().due.length > 0 && recheck.getState().round === null,
    run: ({ recheck }) => recheck.begin(),
  },
];
