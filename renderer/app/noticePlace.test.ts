import { expect, test } from 'vitest';
import { besideDialog, overCanvas } from './noticePlace';

test('over the canvas, right of the image list and above the review bar', () => {
  const place = overCanvas({ left: 260, top: 48, width: 880, height: 824 }, 900);
  expect(place).toEqual({ left: 276, bottom: 28 + 84, width: 400 });
});

test.each([
  ['a narrow canvas', 300, 268],
  ['hardly any canvas', 20, 0],
])('%s', (_, width, found) => expect(overCanvas({ left: 0, top: 0, width, height: 500 }, 600).width).toBe(found));

test.each([
  // Top, height of the dialog, height of the notices, bottom of the list.
  ['below a low dialog', 300, 300, 60, 900 - 600 - 16 - 60],
  ['over the text of a high one, above its buttons', 32, 836, 60, 32 + 56 + 8],
  ['several notices do not fit below', 300, 300, 290, 300 + 56 + 8],
])('%s', (_, top, height, needed, bottom) => {
  const place = besideDialog({ left: 200, top, width: 800, height }, 56, needed, 900);
  expect(place.bottom).toBe(bottom);
});
