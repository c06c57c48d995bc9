import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { data, describeWithData } from '../../../testing/data';
import { testPicture } from './testPicture';
import { tryModel } from './tryModel';

describe('the test picture', () => {
  const picture = testPicture({ width: 320, height: 256 });

  test('is the same every time, of any size', () => {
    expect(picture.bgr.length).toBe(320 * 256 * 3);
    const hash = createHash('sha256').update(picture.bgr).digest('hex');
    expect(
      createHash('sha256')
        .update(testPicture({ width: 320, height: 256 }).bgr)
        .digest('hex'),
    ).toBe(hash);
    // Whether exp belongs to a model is judged on this very picture: measure anew when it changes.
    expect(hash).toBe('17fb09251cec903e258046296d464e53ef5f325f105a36ba2180d719f4e0e147');
  });

  test('has light, dark and colour, as photographs have', () => {
    const sorted = [...picture.bgr].sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length * 0.02)]).toBeLessThan(60);
    expect(sorted[Math.floor(sorted.length * 0.98)]).toBeGreaterThan(190);
  });
});

describeWithData('a trial run', () => {
  test.each([
    ['real-rtmdet-nano-person.rawhead-nhwc.onnx', 'raw-nhwc'],
    ['trained-here-rtmdet-nano-80c.rawhead-nchw.onnx', 'raw-nchw'],
  ])('%s: the box map is that of a network without exp', async (file, kind) => {
    const { info, msPerImage, firstLevelReg, firstStride } = await tryModel(data('models', file), { runs: 3 });
    expect(info.kind).toBe(kind);
    expect(msPerImage).toBeGreaterThan(0);
    expect(firstStride).toBe(8);
    const inCells = Float32Array.from(firstLevelReg ?? [], (value) => value / 8).sort();
    expect(inCells.length).toBe(4 * 40 * 40);
    const share = (part: number): number => inCells[Math.floor(part * inCells.length)] as number;
    // Seen on photographs: median 2 to 3.7, 99 % within 6.4 to 11.7, at most 0.91 % below zero.
    expect(share(0.5)).toBeGreaterThan(1.5);
    expect(share(0.5)).toBeLessThan(5);
    expect(share(0.99)).toBeLessThan(15);
    expect(inCells.filter((value) => value < 0).length / inCells.length).toBeLessThan(0.01);
  });

  test('an export with NMS inside has no box map', async () => {
    const file = data('models/trained-here-rtmdet-nano-80c.end2end-like.onnx');
    expect(await tryModel(file, { runs: 1 })).toMatchObject({ firstLevelReg: null, firstStride: null });
  });
});
