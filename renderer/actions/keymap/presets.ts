import type { KeyPreset } from '../../../shared/ipc/app';
import type { KeyChanges } from './keymap';

/**
 * Keys of other programs, as changes of our own: what a preset does not name keeps its key, unless the preset gives that key
 * to something else.
 */
export const PRESETS: Readonly<Record<KeyPreset, KeyChanges>> = {
  rtmlabel: {},
  labelimg: {},
  xanylabeling: {},
  cvat: {},
  labelstudio: {},
};
