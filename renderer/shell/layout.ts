import { DEFAULT_SETTINGS } from '../../shared/ipc/app';
import { infoStore, updateSettings } from './appInfo';

export type Side = 'left' | 'right';

const KEYS = { left: 'leftWidth', right: 'rightWidth' } as const;

/** Narrowest and widest a side panel gets, CSS pixels. */
export const PANEL_WIDTH = { least: 200, most: 480 } as const;

/** Width of a side panel; 0 = hidden. */
export const widthOf = (side: Side): number => infoStore.getState().settings[KEYS[side]];

/** Sets and keeps a width. */
export function setWidth(side: Side, width: number): void {
  const bounded = width === 0 ? 0 : Math.min(PANEL_WIDTH.most, Math.max(PANEL_WIDTH.least, Math.round(width)));
  void updateSettings({ [KEYS[side]]: bounded });
}

/** Hides a panel, or shows it in its usual width. */
export function togglePanel(side: Side): void {
  setWidth(side, widthOf(side) === 0 ? DEFAULT_SETTINGS[KEYS[side]] : 0);
}
