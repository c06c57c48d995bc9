import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { letterbox } from '../../../shared/geometry/letterbox';
import { data, describeWithData, workersDir } from '../../../testing/data';
import { openDecoder } from '../images/decode';
import type { Pixels } from '../images/pixels';
import { wasmDecoders } from '../images/wasm';
import { resizeArea } from './resizeArea';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** B, G, R bytes of hashed counters (the `bits` of formula-weights.md with seed 0, highest byte): every size is its own picture. */
function madeUp(width: number, height: number): Pixels {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < width * height * 3; at++) {
    let bits = Math.imul(at, 0x9e3779b9) >>> 0;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b) >>> 0;
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35) >>> 0;
    bits = (bits ^ (bits >>> 16)) >>> 0;
    rgba[Math.floor(at / 3) * 4 + 2 - (at % 3)] = bits >>> 24;
  }
  return { width, height, rgba };
}

/** Width, height, target width, target height, SHA-256 of the B, G, R bytes of `cv2.resize(..., INTER_AREA)`: OpenCV 4.6.0 and 5.0.0 alike. */
test.each([
  [640, 480, 320, 240, '79500a23d173b709eab12acc32b374028d1614ac8c66bb5938008a4fceecfef2'],
  [900, 600, 300, 200, '20c71f5235ddcbc320391f2e90e1028e04559b5cdb65b42214b0774aacc1df93'],
  [1280, 960, 320, 240, '7597279261a591129e2591b171dee19d88095b881645db723f1bbc8bedf0ef8a'],
  [960, 400, 320, 200, '875304a0eb02569c6584ea0d8b76159a08da4bb322f4fd4c570c7f982d2391a0'],
  [640, 480, 213, 160, '0fe6eadaa520ee71b2860c1eaf60e13569d824e1a82e95465f25a4f8b0e7c079'],
  [641, 479, 640, 478, 'a3df0593c5c12204c07b6d105f74ba3a22c842cbdcdafd0c0facb895761f81c8'],
  [801, 533, 640, 425, '65d10b0c5445c0a755735d56a2a87827cb83da4dbd6d419bc5d4d4cb933a9464'],
  [1000, 37, 640, 23, '9c9e0bf4d942b2259cf895f3a4ad7f182d2748e82e759d5936f6c83bb0525ec4'],
  [33, 777, 27, 640, '41ad825dbd588ba1a50d22a0cd531a972701749fe6a87232f5a9aa84b185f371'],
  [7, 5, 3, 2, '5310a6ea8641a7d6f26572abeefce8abb249b041b9417defdf48dac4e7808f18'],
  [501, 333, 320, 212, '1714b2229cec5e01d3cdc65f9824c5b473eb0e02040bf9d9a7a1ffc85127bcaa'],
  [1333, 750, 640, 360, 'b994b72fe76bb91a168110b1902db1770a70c24f216b21efcbc085de7cac13ac'],
  [1280, 301, 640, 150, '34a1134f9ce292939319cca30cc01e298ebc652b32199a6adb32372277d89939'],
  [642, 642, 640, 640, '790fca033a8c0b68a85ad302e9e523b1edf78c50be8392518e959e9f0e1cdfaf'],
  [512, 300, 512, 150, 'b64049d91465e67e44636a48404d4a5216dc2408b870b51ffc8bcdd8036ff5bd'],
  [45, 1000, 28, 640, 'd5005d83e28d4677a7ddae06190c67c42582e18e3cdec15a20193e6404930ff1'],
  [1600, 1200, 640, 480, '1a44db8dd68464541be756ffd404470767d50c077ae489aed81bc258ed11af3c'],
] as const)('%i x %i becomes %i x %i, byte for byte like OpenCV', (width, height, toWidth, toHeight, expected) => {
  expect(sha256(resizeArea(madeUp(width, height), { width: toWidth, height: toHeight }).bgr)).toBe(expected);
});

describeWithData('photographs as MMYOLO shrinks them, byte for byte like OpenCV', () => {
  /** Photograph, width and height at 320, SHA-256 as above, the file read by `cv2.imread`. */
  test.each([
    ['coco/images/000000000139.jpg', 320, 213, 'a963337005ab330992babe02c72750a8dc4be01240fbe359836d62f1918b98cd'],
    ['coco/images/000000000802.jpg', 212, 320, '941ee832d9d9fa2c0000aa8157d421fa611749abb2d1828d1d33d9cae1daed9e'],
    ['coco/images/000000005001.jpg', 320, 240, '81f46d32f954a3047bc1eea98776028680631a5315ef7f786122d23088cce4b3'],
    ['coco/images/000000010764.jpg', 320, 212, '51b6325a4ffde23d670a35533feac3bc28eed1ddfd504fae46e0c11367e61031'],
    ['coco/images/000000011813.jpg', 213, 320, 'ae0935ba74a3b4d8f2b48d9e77f0785b167bac0fcdd6f900a2a554bcda05c286'],
    ['coco/images/000000018575.jpg', 320, 240, 'fd605e9a6329bbf1d373119b1b84a92b96c0627e2f2419ac1c59f252ad871b8f'],
    ['awkward/exif/Landscape_6.jpg', 320, 240, 'c80a2591c3e23f2ed61868b125c0a75d48847b53e1de9989932ab0052d85ab26'],
  ] as const)('%s', async (photo, width, height, expected) => {
    const pixels = await openDecoder(wasmDecoders(workersDir))(data(photo));
    const { resized } = letterbox(pixels, { width: 320, height: 320 }, 'centre');
    expect(resized).toEqual({ width, height });
    expect(sha256(resizeArea(pixels, resized).bgr)).toBe(expected);
  });
});
