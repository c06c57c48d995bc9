import { NO_FILTER, type QueueOrder } from '../../../shared/project/settings';
import { isOpenFilter } from '../../../shared/queue/filter';
import { firstUnseen } from '../../store/queue';
import { primary } from '../../store/selection';
import type { Stores } from '../../store/stores';
import { acceptClass, rejectClass } from '../everywhere';
import { host } from '../host';
import type { Action, ActionId } from '../types';
import { isOpen } from './conditions';

const order = (id: ActionId, by: QueueOrder): Action => ({
  id,
  group: 'image',
  keys: [],
  menu: { menu: 'image', section: 3 },
  enabled: isOpen,
  run: ({ queue }) => queue.setOrder(by, false),
  checked: ({ queue }) => queue.getState().order === by,
});

/** Which image comes next. */
export const queueActions: readonly Action[] = [
  {
    id: 'firstUnseen',
    group: 'image',
    keys: ['J'],
    menu: { menu: 'image', section: 2 },
    enabled: isOpen,
    run: (stores) => {
      const image = firstUnseen(stores);
      if (image !== null) stores.view.show(image);
      else stores.notices.tell({ kind: 'info', key: 'noticeNoneUnseen', params: {}, undoable: false });
    },
  },
  order('orderName', 'name'),
  order('orderLowest', 'lowest'),
  order('orderUncertain', 'uncertain'),
  order('orderDisagreement', 'disagreement'),
  order('orderEffort', 'effort'),
  order('orderClass', 'class'),
  {
    id: 'orderReversed',
    group: 'image',
    keys: [],
    menu: { menu: 'image', section: 3 },
    enabled: isOpen,
    run: ({ queue }) => queue.setOrder(queue.getState().order, !queue.getState().descending),
    checked: ({ queue }) => queue.getState().descending,
  },
  {
    id: 'clearFilters',
    group: 'image',
    keys: [],
    menu: { menu: 'image', section: 3 },
    enabled: ({ queue }) => !isOpenFilter(queue.getState().filter),
    run: ({ queue }) => queue.setFilter(NO_FILTER),
  },
];

/** The class of the selected prediction; null = none is selected. */
const selectedClass = ({ selection, current }: Stores) => {
  const ref = primary(selection.getState());
  if (ref?.kind !== 'prediction') return null;
  return current.getState().predictions.find(({ index }) => index === ref.index)?.classId ?? null;
};
const hasPredictions = ({ current }: Stores): boolean => current.getState().predictions.length > 0;
const hasShown = ({ shown }: Stores): boolean => shown.getState().boxes > 0;

/** Many predictions at once. */
export const manyPredictionsActions: readonly Action[] = [
  {
    id: 'acceptClass',
    group: 'predictions',
    keys: ['Shift+E'],
    menu: { menu: 'box', section: 9 },
    enabled: hasPredictions,
    run: (stores) => acceptClass(stores, selectedClass(stores)),
  },
  {
    id: 'rejectClass',
    group: 'predictions',
    keys: ['Shift+X'],
    menu: { menu: 'box', section: 9 },
    enabled: (stores) => selectedClass(stores) !== null,
    run: (stores) => rejectClass(stores, selectedClass(stores)),
  },
  {
    id: 'acceptEverywhere',
    group: 'predictions',
    keys: [],
    menu: { menu: 'box', section: 9 },
    enabled: hasShown,
    run: (stores) => host().judgeEverywhere('accept', selectedClass(stores)),
  },
  {
    id: 'rejectEverywhere',
    group: 'predictions',
    keys: [],
    menu: { menu: 'box', section: 9 },
    enabled: hasShown,
    run: (stores) => host().judgeEverywhere('reject', selectedClass(stores)),
  },
];
