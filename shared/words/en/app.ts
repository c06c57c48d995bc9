/** The window itself: title, notices, dropping, crash page. */
export const app = {
  title: '{{project}} · RTMLabel',
  loading: 'Starting…',
  opening: 'Opening the folder…',
  openingCount: 'Opening the folder… {{count, number}} images so far',
  openingPart: 'Opening the project… {{percent}} %',
  notices: 'Notices',
  dismiss: 'Dismiss',
  dropTitle: 'Drop to open',
  dropHint: 'An image folder, a picture in it, or a model (.pth, .onnx)',
  dropUnknown: '“{{name}}” is neither a folder, a picture nor a model (.pth, .onnx).',
  dropConfig: '“{{name}}” is a training config. It belongs to a checkpoint: drop the .pth together with it.',
  dropConfigs: 'One config at a time: drop each checkpoint together with its own.',
  dropNoPath: 'What you dropped has no place on this computer. Save it first, then drop the file.',
  keptElsewhere:
    'This folder cannot be written. Your labels are kept in the application folder of this computer instead.',
  crashTitle: 'This window ran into an error',
  crashText: 'Everything that was shown as saved is safe. Reload to go on; if it happens again, send the report below.',
  reload: 'Reload',
  copyReport: 'Copy report',
  restarted: 'The window was restarted after an error. Nothing was lost.',
  restartedUnsaved: 'The window was restarted after an error. Edits that could not be saved before are lost.',
  standInTitle: 'This window keeps running into an error',
  standInText:
    'It ended twice within a minute, so it is not started again by itself. Everything that was shown as saved is safe.',
  startAgain: 'Start again',
  closeUnsaved: 'Some changes are not saved',
  closeUnsavedText:
    'The last changes could not be written to disk. Keep the window open to try again, or close and lose them.',
  keepOpen: 'Keep open',
  closeAnyway: 'Close and lose changes',
} as const;
