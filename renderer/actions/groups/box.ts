import { primary } from '../../store/selection';
import type { Stores } from '../../store/stores';
import { accept, classForNewBox, rejectOrDelete } from '../boxes';
import { canPaste, copy, duplicate, paste, repeatPrevious } from '../clipboard';
import { type NudgeKind, nudge } from '../nudge';
import { selectNext } from '../select';
import type { Action, ActionId } from '../types';
import { askForClass } from '../waiting';
import { always, hasImage, hasSelection } from './conditions';

/** First the selection goes, then boxes that wait for a class, then the armed class. */
function letGo({ selection, view }: Stores): void {
  const { image } = view.getState();
  if (primary(selection.getState()) !== null) selection.select();
  else if (selection.getState().waiting.some((one) => one.image === image)) selection.giveUp(image);
  else selection.arm(null);
}

/** Arms the class a new box would get: the next drag draws, wherever it starts. */
function beginDrawing(stores: Stores): void {
  const classId = classForNewBox(stores);
  stores.selection.select();
  stores.selection.arm(classId);
  if (classId === null) askForClass(stores);
}

const byArrows = (id: ActionId & NudgeKind, keys: readonly string[]): Action => ({
  id,
  group: 'box',
  keys,
  menu: { menu: 'box', section: 3 },
  enabled: hasSelection,
  run: (stores, key = '') => nudge(stores, key, id),
  repeats: true,
});

/** What is done with boxes of the current image. */
export const boxActions: readonly Action[] = [
  {
    id: 'draw',
    group: 'box',
    keys: ['W', 'B'],
    menu: { menu: 'box', section: 1 },
    enabled: hasImage,
    run: beginDrawing,
  },
  {
    id: 'nextBox',
    group: 'box',
    keys: ['Tab'],
    menu: { menu: 'box', section: 1 },
    enabled: hasImage,
    run: (stores) => selectNext(stores, 1),
    repeats: true,
  },
  {
    id: 'previousBox',
    group: 'box',
    keys: ['Shift+Tab'],
    menu: { menu: 'box', section: 1 },
    enabled: hasImage,
    run: (stores) => selectNext(stores, -1),
    repeats: true,
  },
  {
    id: 'acceptBox',
    group: 'box',
    keys: ['E'],
    menu: { menu: 'box', section: 2 },
    enabled: hasSelection,
    run: (stores) => accept(stores, stores.selection.getState().refs),
    repeats: true,
  },
  {
    id: 'removeBox',
    group: 'box',
    keys: ['X', 'Delete', 'Backspace'],
    menu: { menu: 'box', section: 2 },
    enabled: hasSelection,
    run: (stores) => rejectOrDelete(stores, stores.selection.getState().refs),
    repeats: true,
  },
  byArrows('move', ['Arrows']),
  byArrows('moveFar', ['Shift+Arrows']),
  byArrows('pushEdge', ['Alt+Arrows']),
  byArrows('pullEdge', ['Alt+Shift+Arrows']),
  {
    id: 'duplicate',
    group: 'box',
    keys: ['Mod+D'],
    menu: { menu: 'box', section: 4 },
    enabled: hasSelection,
    run: duplicate,
  },
  {
    id: 'copy',
    group: 'box',
    keys: ['Mod+C'],
    menu: { menu: 'box', section: 4 },
    enabled: hasSelection,
    run: copy,
  },
  {
    id: 'paste',
    group: 'box',
    keys: ['Mod+V'],
    menu: { menu: 'box', section: 4 },
    enabled: (stores) => hasImage(stores) && canPaste(stores),
    run: paste,
  },
  {
    id: 'repeat',
    group: 'box',
    keys: ['R'],
    menu: { menu: 'box', section: 4 },
    enabled: hasImage,
    run: repeatPrevious,
  },
  {
    id: 'letGo',
    group: 'box',
    keys: ['Escape'],
    menu: { menu: 'box', section: 1 },
    enabled: always,
    run: letGo,
  },
];
