import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { demoPicture, findDemo } from './demo';

test('the first place that has the demo counts', async () => {
  const demo = await findDemo([resolve('no such place'), resolve('.')]);
  expect(demo?.checkpoint).toBe(resolve('models/demo/rtmdet_nano_hardware.pth'));
  expect(await findDemo([resolve('no such place')])).toBeNull();
});

test('its picture is one of the sample, with boxes inside of it', async () => {
  const demo = await findDemo([resolve('.')]);
  if (demo === null) throw new Error('the demo is not there');
  const { count, file, width, height, part, boxes } = await demoPicture(demo);
  expect(count).toBe(readdirSync(demo.images).length);
  expect(existsSync(file)).toBe(true);
  expect(boxes.length).toBeGreaterThan(0);
  expect(part.y).toBeGreaterThanOrEqual(0);
  expect(part.y + part.height).toBeLessThanOrEqual(height);
  const inside = boxes.filter(({ y, height: high }) => y >= part.y && y + high <= part.y + part.height);
  expect(inside.length).toBeGreaterThan(boxes.length / 2);
  for (const box of boxes) {
    expect(['hex nut', 'washer', 'bolt', 'screw']).toContain(box.className);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
  }
});
