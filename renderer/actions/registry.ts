import { primary } from '../store/selection';
import type { Stores } from '../store/stores';
import { accept, classify, rejectOrDelete } from './boxes';
import { canPaste, copy, duplicate, paste, repeatPrevious } from './clipboard';
import { host } from './host';
import { go, reopen, skipAndGo, submitAndGo } from './images';
import { nudge } from './nudge';
import { selectNext } from './select';
import type { Action, ActionGroup, ActionId } from './types';

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
const withArrows = (modifiers: string): readonly string[] => ARROWS.map((arrow) => modifiers + arrow);

const isOpen = ({ project }: Stores): boolean => project.getState().opened !== null;
const hasImage = ({ current }: Stores): boolean => current.getState().image !== null;
const hasSelection = ({ selection }: Stores): boolean => selection.getState().refs.length > 0;
const always = (): boolean => true;

function action(
  group: ActionGroup,
  id: ActionId,
  keys: readonly string[],
  enabled: Action['enabled'],
  run: Action['run'],
): Action {
  return { group, id, keys, enabled, run };
}

/** Digit key -> class by its place in the list; `0` is the tenth. Selected boxes get it, else it is armed (again: disarmed). */
function pickClass(stores: Stores, key: string): void {
  const at = (Number(key) + 9) % 10;
  const { classes } = stores.project.getState().document;
  const chosen = classes[at];
  if (chosen === undefined) return;
  const { refs, armedClass } = stores.selection.getState();
  if (refs.length > 0) classify(stores, refs, chosen.id);
  else stores.selection.arm(armedClass === chosen.id ? null : chosen.id);
}

/** First the selection goes, then the armed class. */
function letGo({ selection }: Stores): void {
  if (primary(selection.getState()) !== null) selection.select();
  else selection.arm(null);
}

const THRESHOLD_STEP = 0.05;

function shiftThreshold({ prediction }: Stores, by: number): void {
  const threshold = Math.round((prediction.getState().threshold + by) * 100) / 100;
  prediction.update({ threshold: Math.min(0.95, Math.max(0.05, threshold)) });
}

/** Every action, in the order of the key sheet. */
export const actions: readonly Action[] = [
  action('image', 'submit', ['Space', 'Enter', 'Mod+Enter'], hasImage, submitAndGo),
  action('image', 'skip', ['S'], hasImage, skipAndGo),
  action('image', 'next', ['D', 'PageDown'], hasImage, (stores) => go(stores, 1)),
  action('image', 'previous', ['A', 'PageUp'], hasImage, (stores) => go(stores, -1)),
  action(
    'image',
    'reopen',
    ['U'],
    ({ current }) => ['done', 'skipped'].includes(current.getState().record.status),
    reopen,
  ),
  action('box', 'nextBox', ['Tab'], hasImage, (stores) => selectNext(stores, 1)),
  action('box', 'previousBox', ['Shift+Tab'], hasImage, (stores) => selectNext(stores, -1)),
  action('box', 'acceptBox', ['E'], hasSelection, (stores) => accept(stores, stores.selection.getState().refs)),
  action('box', 'removeBox', ['X', 'Delete', 'Backspace'], hasSelection, (stores) =>
    rejectOrDelete(stores, stores.selection.getState().refs),
  ),
  action('box', 'move', withArrows(''), hasSelection, (stores, key = '') => nudge(stores, key)),
  action('box', 'moveFar', withArrows('Shift+'), hasSelection, (stores, key = '') => nudge(stores, key)),
  action('box', 'pushEdge', withArrows('Alt+'), hasSelection, (stores, key = '') => nudge(stores, key)),
  action('box', 'pullEdge', withArrows('Alt+Shift+'), hasSelection, (stores, key = '') => nudge(stores, key)),
  action('box', 'duplicate', ['Mod+D'], hasSelection, duplicate),
  action('box', 'copy', ['Mod+C'], hasSelection, copy),
  action('box', 'paste', ['Mod+V'], (stores) => hasImage(stores) && canPaste(stores), paste),
  action('box', 'repeat', ['R'], hasImage, repeatPrevious),
  action('box', 'letGo', ['Escape'], always, letGo),
  action('class', 'pickClass', ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'], isOpen, (stores, key = '') =>
    pickClass(stores, key),
  ),
  action('view', 'fit', ['F'], hasImage, ({ camera }) => camera.fit()),
  action('view', 'zoomIn', ['Plus'], hasImage, ({ camera }) => camera.zoomBy(1.25)),
  action('view', 'zoomOut', ['Minus'], hasImage, ({ camera }) => camera.zoomBy(0.8)),
  action('view', 'hideBoxes', ['H'], hasImage, ({ view }) => view.setHidden(!view.getState().hidden)),
  action('view', 'lowerThreshold', ['['], isOpen, (stores) => shiftThreshold(stores, -THRESHOLD_STEP)),
  action('view', 'raiseThreshold', [']'], isOpen, (stores) => shiftThreshold(stores, THRESHOLD_STEP)),
  action('view', 'toggleLeftPanel', ['Mod+B'], isOpen, () => host().togglePanel('left')),
  action('view', 'toggleRightPanel', ['Mod+Shift+B'], isOpen, () => host().togglePanel('right')),
  action(
    'project',
    'undo',
    ['Mod+Z'],
    ({ project }) => project.getState().undoLabel !== null,
    ({ project }) => void project.undo(),
  ),
  action(
    'project',
    'redo',
    ['Mod+Shift+Z', 'Mod+Y'],
    ({ project }) => project.getState().redoLabel !== null,
    ({ project }) => void project.redo(),
  ),
  action('project', 'openFolder', ['Mod+O'], always, () => host().openFolder()),
  action('project', 'openModel', ['Mod+M'], always, () => host().openModel()),
  action('project', 'labelStudio', ['Mod+Shift+L'], always, () => host().openDialog('labelStudio')),
  action('project', 'batch', ['Mod+L'], isOpen, () => host().openDialog('batch')),
  action('project', 'importCoco', ['Mod+I'], isOpen, () => host().importCoco()),
  action('project', 'export', ['Mod+E'], isOpen, () => host().openDialog('export')),
  action('project', 'closeProject', [], isOpen, () => host().closeProject()),
  action('project', 'keys', ['?'], always, () => host().openDialog('keys')),
];

const byId = new Map<string, Action>(actions.map((one) => [one.id, one]));
const byKey = new Map<string, Action>(actions.flatMap((one) => one.keys.map((key) => [key, one] as const)));

export const actionOf = (id: ActionId): Action => byId.get(id) as Action;

/** The action of a combination (`combinationOf`), or null. */
export const actionByKey = (combination: string): Action | null => byKey.get(combination) ?? null;

/** Runs an action by name, when it makes sense now; unknown names (of a menu) do nothing. */
export function run(id: string, stores: Stores): void {
  const found = byId.get(id);
  if (found?.enabled(stores) === true) found.run(stores);
}
