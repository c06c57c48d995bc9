import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'bmp-ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { data, describeWithData, workersDir } from '../../../testing/data';
import { local, PHOTOS, type Rig, startRig, TUTORIAL } from '../../../testing/labelstudio/rig';
import { openDecoder } from '../images/decode';
import type { Pixels } from '../images/pixels';
import { wasmDecoders } from '../images/wasm';

const PHOTO = data('coco128_32/images/000000000142.jpg');
const LOW = TUTORIAL.replace('toName="image">', 'toName="image" model_score_threshold="0.05">');

/** The photo with EXIF of one entry, its orientation. */
function withOrientation(orientation: number): Buffer {
  const bytes = readFileSync(PHOTO);
  const tiff = '4d4d002a00000008000101120003000000010000000000000000';
  const exif = Buffer.from(`ffe10022457869660000${tiff}`, 'hex');
  exif.writeUInt16BE(orientation, 28);
  return Buffer.concat([bytes.subarray(0, 2), exif, bytes.subarray(2)]);
}

/** An upright copy without loss: what the viewer's top row is, from where in the stored picture. */
function copyOf({ width, height, rgba }: Pixels, orientation: 6 | 8): Buffer {
  // BMP as the library writes it: alpha, blue, green, red.
  const abgr = Buffer.alloc(rgba.length);
  for (let y = 0; y < width; y++)
    for (let x = 0; x < height; x++) {
      const [fromX, fromY] = orientation === 6 ? [y, height - 1 - x] : [width - 1 - y, x];
      const [from, to] = [(fromY * width + fromX) * 4, (y * height + x) * 4];
      for (let channel = 0; channel < 3; channel++) abgr[to + 3 - channel] = rgba[from + channel] as number;
    }
  return encode({ data: abgr, width: height, height: width, bitPP: 24 }).data;
}

describeWithData('pictures with EXIF orientation', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.close());

  it.each([6, 8] as const)('%i: boxes and sizes are those of an upright copy', async (orientation) => {
    const stored = await openDecoder(wasmDecoders(workersDir))(PHOTO);
    writeFileSync(join(rig.folder, 'turned.jpg'), withOrientation(orientation));
    writeFileSync(join(rig.folder, 'copy.bmp'), copyOf(stored, orientation));
    const regions = async (url: string) => {
      const { status, body } = await rig.predict([url], { label_config: LOW });
      expect(status).toBe(200);
      return (body.results[0]?.result ?? []).map(({ id: _, ...region }) => region);
    };
    const turned = await regions(local('turned.jpg'));
    expect(turned.length).toBeGreaterThan(0);
    expect(turned).toMatchObject(turned.map(() => ({ original_width: 640, original_height: 480 })));
    expect(turned).toEqual(await regions(local('copy.bmp')));
    expect(turned).not.toEqual(await regions(PHOTOS[0] as string));
  });
});
