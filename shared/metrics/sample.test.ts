import { expect, it } from 'vitest';
import { inSample } from './sample';

const names = Array.from({ length: 10_000 }, (_, at) => `folder/image_${at}.jpg`);

it.each([0, 2, 5, 10, 100])('about %d percent of numbered names', (percent) => {
  const share = names.filter((name) => inSample(name, percent)).length / names.length;
  expect(Math.abs(share - percent / 100)).toBeLessThan(0.01);
});

it('a larger sample holds the smaller one', () => {
  for (const name of names.filter((one) => inSample(one, 2))) expect(inSample(name, 5)).toBe(true);
});
