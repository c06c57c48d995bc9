/** What the mouse does: no actions, but people look for them among the keys. */
export const MOUSE = ['draw', 'shape', 'select', 'frame', 'cycle', 'move', 'free', 'zoom', 'pan'] as const;
