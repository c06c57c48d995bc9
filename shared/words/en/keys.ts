/** What the mouse does, in the sheet of keys. */
export const keys = {
  mouse: 'Mouse',
  'mouse.draw': 'Draw a box',
  'mouse.drawHow': 'drag on an empty place',
  'mouse.cycle': 'Next of overlapping boxes',
  'mouse.cycleHow': 'click again',
  'mouse.zoom': 'Zoom at the pointer',
  'mouse.zoomHow': 'wheel',
  'mouse.pan': 'Move the picture',
  'mouse.panHow': 'middle button, or Space and drag',
} as const;
