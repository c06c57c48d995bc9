import { expect, test } from 'vitest';
import { acceleratorOf } from './accelerator';

test.each([
  ['Mod+Shift+Z', 'CommandOrControl+Shift+Z'],
  ['F', 'F'],
  ['?', '?'],
  ['Plus', 'Plus'],
  ['Minus', '-'],
  ['Mod+ArrowLeft', 'CommandOrControl+Left'],
  ['Shift+Arrows', undefined],
  ['Digits', undefined],
  ['', undefined],
])('%s is shown as %s', (key, accelerator) => {
  expect(acceleratorOf(key, false)).toBe(accelerator);
});

test.each([
  ['Mod+O', 'CommandOrControl+O'],
  ['F', undefined],
  ['Alt+H', undefined],
])('macOS: %s is shown as %s', (key, accelerator) => {
  expect(acceleratorOf(key, true)).toBe(accelerator);
});
