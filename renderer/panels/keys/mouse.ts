/** What the mouse does: no actions, but people look for them among the keys. */
export const MOUSE = ['draw', 'select', 'cycle', 'move', 'zoom', 'pan'] as const;
