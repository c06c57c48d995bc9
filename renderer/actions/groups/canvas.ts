import type { CanvasSettings } from '../../../shared/ipc/app';
import { boxKey } from '../../store/boxView';
import { primary } from '../../store/selection';
import type { Stores } from '../../store/stores';
import { clickableTargets, targetsOf } from '../../tools/targets';
import { classOfBox, zoomToSelection } from '../canvas';
import { host } from '../host';
import type { Action, ActionId } from '../types';
import { always, hasImage, hasSelection } from './conditions';

const keysOfSelection = ({ current, selection }: Stores): readonly string[] =>
  selection.getState().refs.map((ref) => boxKey(current.getState().image, ref));

type Switch = { [K in keyof CanvasSettings]: CanvasSettings[K] extends boolean ? K : never }[keyof CanvasSettings];

const toggle = (id: ActionId & Switch, keys: readonly string[]): Action => ({
  id,
  group: 'view',
  keys,
  menu: { menu: 'view', section: 5 },
  enabled: always,
  run: () => host().keepCanvas({ [id]: !host().canvas()[id] }),
  checked: () => host().canvas()[id],
});

/** What is done with several boxes, and which of them are seen and can be taken. */
export const selectionActions: readonly Action[] = [
  {
    id: 'selectAll',
    group: 'box',
    keys: ['Mod+A'],
    menu: { menu: 'box', section: 1 },
    enabled: hasImage,
    run: (stores) => stores.selection.select(...clickableTargets(stores).map(({ ref }) => ref)),
  },
  {
    id: 'sendBehind',
    group: 'box',
    keys: ['Shift+B'],
    menu: { menu: 'box', section: 5 },
    enabled: hasSelection,
    run: (stores) => stores.boxView.toggleBehind(keysOfSelection(stores)),
  },
  {
    id: 'lockBox',
    group: 'box',
    keys: ['L'],
    menu: { menu: 'box', section: 5 },
    enabled: hasSelection,
    run: (stores) => stores.boxView.toggleLocked(keysOfSelection(stores)),
  },
  {
    id: 'lockAll',
    group: 'box',
    keys: ['Shift+L'],
    menu: { menu: 'box', section: 5 },
    enabled: hasImage,
    run: ({ boxView }) => boxView.lockAll(!boxView.getState().allLocked),
    checked: ({ boxView }) => boxView.getState().allLocked,
  },
  {
    id: 'hideBox',
    group: 'box',
    keys: ['Shift+H'],
    menu: { menu: 'box', section: 6 },
    enabled: hasSelection,
    run: (stores) => {
      stores.boxView.toggleHidden(keysOfSelection(stores));
      stores.selection.select();
    },
  },
  {
    id: 'hideClass',
    group: 'box',
    keys: ['Alt+H', 'Alt+Shift+H'],
    menu: { menu: 'box', section: 6 },
    enabled: hasSelection,
    run: (stores) => {
      const classId = classOfBox(stores, primary(stores.selection.getState()));
      if (classId === null) return;
      stores.boxView.toggleClass(classId);
      stores.selection.select();
    },
  },
  {
    id: 'showAllBoxes',
    group: 'box',
    keys: ['Mod+Shift+H'],
    menu: { menu: 'box', section: 6 },
    enabled: ({ boxView }) => boxView.getState().hidden.size + boxView.getState().hiddenClasses.size > 0,
    run: ({ boxView }) => boxView.showAll(),
  },
];

/** How the canvas looks and how the mouse works on it; nothing here changes the work. */
export const canvasActions: readonly Action[] = [
  {
    id: 'zoomToBox',
    group: 'view',
    keys: ['Z'],
    menu: { menu: 'view', section: 1 },
    enabled: hasSelection,
    run: (stores) => zoomToSelection(stores, targetsOf(stores.current.getState())),
  },
  {
    id: 'showRejected',
    group: 'view',
    keys: ['G'],
    menu: { menu: 'view', section: 2 },
    enabled: hasImage,
    run: ({ boxView }) => boxView.setShowRejected(!boxView.getState().showRejected),
    checked: ({ boxView }) => boxView.getState().showRejected,
  },
  {
    id: 'adjustLight',
    group: 'view',
    keys: ['I'],
    menu: { menu: 'view', section: 2 },
    enabled: hasImage,
    run: ({ boxView }) => boxView.setAdjusting(!boxView.getState().adjusting),
    checked: ({ boxView }) => boxView.getState().adjusting,
  },
  toggle('crosshair', ['C']),
  toggle('snapping', ['N', 'Shift+N']),
  toggle('twoClick', ['T']),
  toggle('minimap', ['M']),
  {
    id: 'wheelScrolls',
    group: 'view',
    keys: [],
    menu: { menu: 'view', section: 5 },
    enabled: always,
    run: () => host().keepCanvas({ wheel: host().canvas().wheel === 'zoom' ? 'scroll' : 'zoom' }),
    checked: () => host().canvas().wheel === 'scroll',
  },
];
