import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithData, hasData } from '../../../testing/data';
import { type FormulaOptions, formulaCheckpoint } from '../../../testing/formula/checkpoint';
import { formulaPicture, type GoldenMap, tensorOf, type Variant } from '../../../testing/formula/generator';
import { formulaGolden } from '../../../testing/formula/golden';
import { loadNetwork, type Outputs } from '../inference/onnxSession';
import { planConversion } from './convertCheckpoint';

/** What `npm test` converts; `npm run test:models` converts every variant. */
const USUAL = ['nano-1c', 'tiny-80c', 'm-80c', 'tiny-obj-80c', 'ins-tiny-80c', 'mmyolo-tiny-80c'];
const all = process.env.RTMLABEL_TEST_MODELS === 'all';

/** Suggested by the golden file's own page; PyTorch's float32 pass stays within 3.3e-5. */
const TOLERANCE = 5e-5;

const golden = hasData ? formulaGolden() : null;
const variants = golden?.variants ?? {};
const rotated = Object.keys(variants).filter((name) => variants[name]?.head === 'rot');
const chosen = Object.keys(variants).filter((name) => !rotated.includes(name) && (all || USUAL.includes(name)));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel-convert-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function convert(name: string, options: FormulaOptions & { readonly expOnReg?: boolean } = {}) {
  const variant = variants[name] as Variant;
  const checkpoint = formulaCheckpoint(name, variant, options);
  const plan = await planConversion(checkpoint, '0'.repeat(64), null, {
    expOnReg: options.expOnReg ?? null,
    classNames: null,
  });
  const file = join(folder, `${name}.onnx`);
  const handle = await open(file, 'w');
  await plan.write(async (chunk) => void (await handle.writeFile(chunk)));
  await handle.close();
  return { file, recipe: plan.recipe, variant };
}

async function answer(file: string, variant: Variant, size: number, bgr = [0, 1, 2]): Promise<Outputs> {
  const levels = variant.arch === 'P6' ? [8, 16, 32, 64] : [8, 16, 32];
  const kinds = variant.with_objectness ? ['cls', 'reg', 'obj'] : ['cls', 'reg'];
  const names = levels.flatMap((stride) => kinds.map((kind) => `${kind}_${stride}`));
  const network = await loadNetwork(file, 'images', names, 'cpu', 2);
  const picture = formulaPicture(size);
  const [mean, std] = [
    [103.53, 116.28, 123.675],
    [57.375, 57.12, 58.395],
  ];
  const plane = size * size;
  const input = new Float32Array(3 * plane);
  for (let c = 0; c < 3; c++)
    for (let p = 0; p < plane; p++)
      input[c * plane + p] =
        Math.fround((picture[p * 3 + (bgr[c] as number)] as number) - Math.fround(mean[c] as number)) /
        Math.fround(std[c] as number);
  return network.run(input, size, size);
}

/** Largest distance from the golden values, as a part of the map's range. */
function distance(outputs: Outputs, maps: Readonly<Record<string, GoldenMap>>): number {
  let worst = 0;
  for (const [name, { dims, data }] of outputs) {
    const map = maps[name] as GoldenMap;
    expect(dims, name).toEqual(map.shape);
    map.index.forEach((index, at) => {
      const off = Math.abs(Number(data[index]) - (map.value[at] as number)) / (map.max - map.min);
      worst = Math.max(worst, Number.isNaN(off) ? Number.POSITIVE_INFINITY : off);
    });
    const least = (data as Float32Array).reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
    worst = Math.max(worst, Math.abs(least - map.min) / (map.max - map.min));
  }
  return worst;
}

describeWithData('formula weights', () => {
  it('are made as the formula says', () => {
    const { generator, images, ...check } = golden?.self_check ?? expect.fail('no golden file');
    const tiny = variants['tiny-80c'] as Variant;
    for (const { key, shape, float32_first_8 } of generator)
      expect([...tensorOf(key, shape, tiny).slice(0, 8)].slice(0, float32_first_8.length)).toEqual(
        float32_first_8.slice(
          0,
          shape.reduce((a, b) => a * b),
        ),
      );
    const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    for (const { key, shape, sha256_float32_le } of check['tensors_of_tiny-80c'])
      expect(sha(new Uint8Array(tensorOf(key, shape, tiny).buffer)), key).toBe(sha256_float32_le);
    for (const { size, sha256_uint8_hwc_bgr } of images) expect(sha(formulaPicture(size))).toBe(sha256_uint8_hwc_bgr);
  });

  describe.each(chosen)('%s', (name) => {
    it('converts and answers as PyTorch does', async () => {
      const { file, recipe, variant } = await convert(name);
      expect(recipe.parameters).toBe(variant.unique_parameters);
      expect(recipe.tensors).toBe(variant.state_dict_keys - batchCounters(variant));
      expect(recipe.classCount).toBe(variant.num_classes);
      expect(recipe.size).toBe(variant.size);
      expect(recipe.exp.exp).toBe(variant.reg_activation === 'exp');
      for (const { input_size, maps } of variant.runs)
        expect(distance(await answer(file, variant, input_size), maps), `${input_size}`).toBeLessThan(TOLERANCE);
    });
  });

  it.each(rotated)('%s is refused as a rotated detector', async (name) => {
    await expect(convert(name)).rejects.toMatchObject({ failure: { code: 'convert.rotated' } });
  });

  const EPS = "model = dict(backbone=dict(norm_cfg=dict(type='BN', eps=0.001)))";
  const towers = (key: string): string =>
    key.replace(/(cls|reg)_convs/, (tower) => (tower === 'cls_convs' ? 'reg_convs' : 'cls_convs'));
  const level0 = (key: string): string => key.replace(/(cls_convs|reg_convs)\.\d\.(\d\.bn)/, '$1.0.$2');

  it.each([
    ['batch normalisation with another epsilon', 'tiny-80c', { config: EPS }],
    ['exp where none belongs', 'tiny-80c', { expOnReg: true }],
    ['exp missing', 'm-80c', { expOnReg: false }],
    ['class and box towers swapped', 'tiny-80c', { swap: towers }],
    ['batch normalisation of level 0 everywhere', 'tiny-80c', { swap: level0 }],
  ])('a mistake would be seen: %s', async (_, name, options) => {
    const { file, variant } = await convert(name, options);
    const [run] = variant.runs;
    const far = distance(await answer(file, variant, 320), run?.maps ?? {});
    expect(far).toBeGreaterThan(20 * TOLERANCE);
  });

  it('a mistake would be seen: R, G, B instead of B, G, R', async () => {
    const { file, variant } = await convert('tiny-80c');
    const far = distance(await answer(file, variant, 320, [2, 1, 0]), variant.runs[0]?.maps ?? {});
    expect(far).toBeGreaterThan(20 * TOLERANCE);
  });
});

/** `num_batches_tracked` stands in no list of formula tensors. */
const batchCounters = ({ tensors }: Variant): number =>
  Object.keys(tensors).filter((key) => key.endsWith('.running_var')).length;
