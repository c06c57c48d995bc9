import { beforeAll, describe, expect, test } from 'vitest';
import type { ImageEntry } from '../../../shared/dataset/image';
import { failureOf } from '../../../shared/failure/failure';
import { data, describeWithData, workersDir } from '../../../testing/data';
import { openDecoder } from './decode';
import { openImagePool } from './imagePool';
import { probeImage } from './probe';
import { scanFolder } from './scan';
import { wasmDecoders } from './wasm';

/** Files that must be refused, with the code of the reason; all others must open. */
const REFUSED: Readonly<Record<string, string>> = {
  'broken/broken.png': 'image.broken',
  'broken/broken_data_stream.png': 'image.broken',
  'broken/corrupt-header.jpg': 'image.broken',
  'broken/invalid_sample.png': 'image.broken',
  'broken/sample-garbled.avif': 'image.broken',
  'broken/truncated_10k.png': 'image.broken',
  'broken/truncated_image.png': 'image.broken',
  'broken/zero_width.gif': 'image.broken',
  'formats/bigtiff.tif': 'image.unsupported',
  'formats/hopper.heif': 'image.unsupported',
  'formats/sample-multi.heic': 'image.unsupported',
  'formats/sample.heic': 'image.unsupported',
  'formats/sample.heif': 'image.unsupported',
  'formats/sample.jp2': 'image.unsupported',
  'formats/sample.jxl': 'image.unsupported',
  'generated/bomb_20000x20000.png': 'image.tooLarge',
  'generated/text_named.jpg': 'image.unsupported',
  'generated/truncated_header_only.jpg': 'image.broken',
  'generated/zero_byte.jpg': 'image.empty',
  'huge/65536-uint32-limit.png': 'image.tooLarge',
  'huge/decompression_bomb.gif': 'image.broken',
};

const decode = openDecoder(wasmDecoders(workersDir));

const outcomeOf = ({ path, problem }: ImageEntry): Promise<string> =>
  problem === null
    ? decode(data('awkward', path)).then(
        ({ width, height }) => `${width}x${height}`,
        (thrown: unknown) => failureOf(thrown).code,
      )
    : Promise.resolve(problem.code);

describeWithData('awkward files', () => {
  const outcomes = new Map<string, string>();

  beforeAll(async () => {
    // One after the other through one decoder, as a batch does: a damaged file must not spoil those after it.
    for (const entry of await scanFolder(data('awkward'))) outcomes.set(entry.path, await outcomeOf(entry));
  });

  test('the folder lists every picture', () => {
    expect(outcomes.size).toBe(127);
  });

  test('every file opens, or is refused with a reason', () => {
    const refused = [...outcomes].filter(([, outcome]) => outcome.startsWith('image.'));
    expect(Object.fromEntries(refused)).toEqual(REFUSED);
    expect([...outcomes.values()].filter((outcome) => !/^(\d+x\d+|image\.\w+)$/.test(outcome))).toEqual([]);
  });

  test('the header tells the size the decoder gives', async () => {
    for (const [path, outcome] of outcomes) {
      if (outcome.startsWith('image.')) continue;
      const { size } = await probeImage(data('awkward', path));
      expect([path, `${size.width}x${size.height}`]).toEqual([path, outcome]);
    }
  });
});

describeWithData('EXIF orientation', () => {
  const brightness = async (file: string): Promise<number[]> => {
    const { width, height, rgba } = await decode(data('awkward', file));
    // Mean of each cell of a 3 x 3 grid, which differs between all eight orientations of a photograph.
    const sums = new Array<number>(9).fill(0);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const cell = Math.floor((y * 3) / height) * 3 + Math.floor((x * 3) / width);
        sums[cell] = (sums[cell] as number) + (rgba[(y * width + x) * 4 + 1] as number);
      }
    return sums.map((sum) => (sum * 9) / (width * height));
  };

  describe.each(['Landscape', 'Portrait'])('%s', (name) => {
    // Copy 1 was saved brighter than the others, so copy 2 is the measure; the middle cell holds the copy's number.
    test.each([3, 4, 5, 6, 7, 8])('copy %i stands upright like copy 2', async (orientation) => {
      const second = await brightness(`exif/${name}_2.jpg`);
      const copy = await brightness(`exif/${name}_${orientation}.jpg`);
      const apart = copy.map((value, cell) => (cell === 4 ? 0 : Math.abs(value - (second[cell] as number))));
      expect(Math.max(...apart)).toBeLessThan(0.1);
    });

    test('copy 1 and 2 show the same picture', async () => {
      const [first, second] = [await brightness(`exif/${name}_1.jpg`), await brightness(`exif/${name}_2.jpg`)];
      const rank = (cells: number[]): number[] => cells.map((value) => cells.filter((other) => other < value).length);
      expect(rank(first)).toEqual(rank(second));
    });
  });
});

describeWithData('pictures for the page', () => {
  test('are upright, reduced to the wanted side, and refuse what cannot be read', async () => {
    const pool = await openImagePool(workersDir);
    const bmp = await pool.preview({ file: data('awkward/exif/Landscape_6.jpg'), side: 96, as: 'bmp' });
    const view = new DataView(bmp.buffer, bmp.byteOffset);
    expect([view.getInt32(18, true), view.getInt32(22, true)]).toEqual([96, -72]);
    await expect(
      pool.preview({ file: data('awkward/generated/zero_byte.jpg'), side: 96, as: 'bmp' }),
    ).rejects.toMatchObject({
      failure: { code: 'image.empty' },
    });
    await pool.dispose();
  });
});
