import type { KeyPreset } from '../../../shared/ipc/app';
import type { KeyChanges } from './keymap';

/**
 * Keys of other programs, as changes of our own: what a preset does not name keeps its key, unless the preset gives that key
 * to something else. Where another program's key has no meaning here, the nearest one does something harmless.
 */
export const PRESETS: Readonly<Record<KeyPreset, KeyChanges>> = {
  rtmlabel: {},

  // W draws, Space is "verified", Ctrl+V copies the boxes of the previous image.
  labelimg: {
    draw: ['W'],
    repeat: ['Mod+V', 'R'],
    copy: ['Mod+C'],
    paste: ['Mod+Shift+V'],
    removeBox: ['Delete', 'X', 'Backspace'],
    openFolder: ['Mod+U', 'Mod+O'],
    hideBoxes: ['Mod+H', 'H'],
    fit: ['Mod+F', 'F'],
    actualSize: ['Mod+Plus', 'Shift+F'],
    zoomIn: ['Plus', 'Mod+Shift+Plus'],
    zoomOut: ['Minus', 'Mod+Minus'],
  },

  // R draws, D/A go through the images, S and W hide and show, Ctrl+B runs the model on all.
  xanylabeling: {
    draw: ['R'],
    repeat: ['Mod+P'],
    submit: ['Space', 'Enter', 'Mod+Alt+K', 'Mod+Enter'],
    skip: ['K'],
    removeBox: ['Delete', 'X', 'Backspace'],
    hideBoxes: ['Mod+H', 'H'],
    hideBox: ['S', 'Shift+H'],
    showAllBoxes: ['W', 'Mod+Shift+H'],
    openFolder: ['Mod+U', 'Mod+O'],
    batch: ['Mod+B'],
    toggleLeftPanel: ['Alt+B'],
    fit: ['Mod+F', 'F'],
    actualSize: ['Mod+Plus', 'Shift+F'],
  },

  // F/D go through the images, N draws, Tab goes through the boxes, Ctrl+digit changes the label.
  cvat: {
    draw: ['N'],
    next: ['F', 'PageDown'],
    previous: ['D', 'PageUp'],
    fit: ['Mod+F'],
    removeBox: ['Delete', 'Shift+Delete', 'X', 'Backspace'],
    pickClass: ['Mod+Digits', 'Digits'],
    repeat: ['Mod+B', 'R'],
    toggleLeftPanel: ['Alt+B'],
    hideBox: ['H'],
    hideBoxes: ['Shift+H'],
    keys: ['F1', '?'],
  },

  // Ctrl+Enter submits, Ctrl+Space skips, Ctrl+arrows go through the tasks, R draws, Alt+. goes through the regions.
  labelstudio: {
    submit: ['Mod+Enter', 'Space', 'Enter'],
    skip: ['Mod+Space', 'S'],
    next: ['Mod+ArrowRight', 'D', 'PageDown'],
    previous: ['Mod+ArrowLeft', 'A', 'PageUp'],
    draw: ['R'],
    repeat: ['Shift+R'],
    removeBox: ['Backspace', 'Delete', 'X'],
    nextBox: ['Alt+.', 'Tab'],
    previousBox: ['Alt+,', 'Shift+Tab'],
    letGo: ['U', 'Escape'],
    reopen: ['Shift+U'],
    hideBoxes: ['Alt+H', 'H'],
    lockBox: ['Alt+L', 'L'],
  },
};
