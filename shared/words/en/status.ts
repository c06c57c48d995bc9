/** Status bar. */
export const status = {
  bar: 'Status',
  saved: 'All changes saved',
  saving: 'Saving…',
  notSaved: 'Not saved',
  notSavedHint: 'Your work is kept in this window. Try again.',
  retry: 'Save again',
  latency: '{{milliseconds, number}} ms',
  fromCache: 'stored',
  predicting: 'Predicting…',
  cursor: 'Cursor',
  box: 'Selected box',
  light: 'Brightness and contrast',
  zoom: 'Zoom',
} as const;
