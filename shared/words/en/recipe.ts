/** How a checkpoint became a model: told in the window and on the command line. */
export const recipe = {
  'task.detect': 'boxes',
  'task.instance': 'boxes of an instance segmenter',
  'flavour.mmdet': 'MMDetection',
  'flavour.mmyolo': 'MMYOLO',
  'exp.on': 'exp on the box branch',
  'exp.off': 'no exp on the box branch',
  'why.user': 'you said so',
  'why.configFile': 'the config file given with it says so',
  'why.config': 'the training config inside the file says so',
  'why.instanceHead': 'RTMDet-Ins has none',
  'why.mmyoloNames': 'MMYOLO trains without it',
  'why.tested': 'only this way gave sensible boxes on a test picture',
  'why.size': 'the official config of this size does it so',
  'check.agrees': 'boxes on a test picture agree',
  'check.contradicts':
    'boxes on a test picture speak against it: look at some predictions, and switch it if they are far too large or too small',
  'check.unclear': 'a test picture could not tell',
  'note.masksLeftOut': 'An instance segmentation model: it is used for its boxes, the masks are left out.',
  'note.classNamesDiffer':
    'The file names {{named, number}} classes, its head has {{head, number}}: the names are not used. Give the right ones.',
  'note.configIgnored': 'The config says {{what}}, which is not followed.',
  between: '; ',
} as const;
