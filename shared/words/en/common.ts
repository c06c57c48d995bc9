/** Words used in more than one place. Buttons are verbs. */
export const common = {
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  open: 'Open…',
  delete: 'Delete',
  undo: 'Undo',
  redo: 'Redo',
  ok: 'OK',
  details: 'Details',
  image_one: '{{count}} image',
  image_other: '{{count}} images',
  box_one: '{{count}} box',
  box_other: '{{count}} boxes',
  class_one: '{{count}} class',
  class_other: '{{count}} classes',
} as const;
