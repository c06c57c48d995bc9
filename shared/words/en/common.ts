/** Words used in more than one place. Buttons are verbs. */
export const common = {
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  delete: 'Delete',
  undo: 'Undo',
  details: 'Details',
  reveal: 'Show file',
  copyList: 'Copy list',
  copied: 'Copied',
  or: 'or',
  image_one: '{{count, number}} image',
  image_other: '{{count, number}} images',
  box_one: '{{count, number}} box',
  box_other: '{{count, number}} boxes',
  class_one: '{{count, number}} class',
  class_other: '{{count, number}} classes',
} as const;
