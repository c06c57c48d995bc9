import { expect, test, vi } from 'vitest';

test.each([
  ['taken', () => Promise.resolve(), [['ok', 'Copied']]],
  [
    'refused',
    () => Promise.reject(new DOMException('Document is not focused.', 'NotAllowedError')),
    [['error', 'The system did not let the text be copied. Click into the window and try again.']],
  ],
])('a text that is %s by the clipboard is told so', async (_, writeText, told) => {
  vi.stubGlobal('navigator', { language: 'en', clipboard: { writeText } });
  vi.resetModules();
  const { copyText } = await import('./copyText');
  const { toastStore } = await import('./toasts');
  await copyText('text');
  expect(toastStore.getState().toasts.map(({ kind, text }) => [kind, text])).toEqual(told);
});
