import { expect, test } from 'vitest';
import { placeTag } from './tags';

const bounds = { x: 100, y: 50, width: 400, height: 300 };

test.each([
  ['above its box', { x: 200, y: 150, width: 80, height: 60 }, { x: 199, y: 130 }],
  ['below a box at the upper edge', { x: 200, y: 55, width: 80, height: 60 }, { x: 199, y: 117 }],
  ['inside a box as high as the picture', { x: 200, y: 50, width: 80, height: 300 }, { x: 199, y: 52 }],
  ['kept within the picture at the right', { x: 480, y: 150, width: 20, height: 60 }, { x: 440, y: 130 }],
  ['kept within the picture at the left', { x: 90, y: 150, width: 20, height: 60 }, { x: 100, y: 130 }],
])('a tag stands %s', (_, box, place) => {
  expect(placeTag(box, 60, bounds)).toEqual(place);
});
