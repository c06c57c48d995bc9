import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scoreOf, sigmoid } from '../../../shared/detection/hits';
import { describeWithData } from '../../../testing/data';
import { formulaCheckpoint } from '../../../testing/formula/checkpoint';
import { formulaPicture, type GoldenMap, type Variant } from '../../../testing/formula/generator';
import { formulaGolden } from '../../../testing/formula/golden';
import { planConversion } from '../convert/convertCheckpoint';
import { levelsOf } from './levels';
import { loadModel } from './loadModel';
import { createFillInput } from './preprocess';

const NAME = 'tiny-obj-80c';

describeWithData('a head with objectness', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rtmlabel-objectness-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The golden maps are logits of the joint score, as MMDetection 3.2 returns them. */
  test("scores are MMDetection's joint scores", async () => {
    const variant = formulaGolden().variants[NAME] as Variant;
    const file = join(folder, `${NAME}.onnx`);
    const choice = { expOnReg: null, classNames: null };
    const plan = await planConversion(formulaCheckpoint(NAME, variant), '0'.repeat(64), null, choice);
    const handle = await open(file, 'w');
    await plan.write(async (chunk) => void (await handle.writeFile(chunk)));
    await handle.close();

    const model = await loadModel(file, { device: 'cpu', inputSize: 320, classNames: null, threads: 2 });
    const { info, layout, network, normalisation } = model;
    const canvas = info.inputSize;
    const input = new Float32Array(3 * canvas.width * canvas.height);
    const picture = { ...canvas, bgr: Uint8Array.from(formulaPicture(320)) };
    createFillInput(normalisation)(picture, canvas, { left: 0, top: 0 }, input);
    const levels = levelsOf(await network.run(input, 320, 320, layout.needed), layout, info);
    await network.release();

    expect(levels.map(({ stride }) => stride)).toEqual([8, 16, 32]);
    const maps = variant.runs.find(({ input_size }) => input_size === 320)?.maps ?? {};
    let [compared, worst] = [0, 0];
    for (const { stride, width, height, classes, objectness } of levels) {
      const { index, value } = maps[`cls_joint_${stride}`] as GoldenMap;
      for (const [at, place] of index.entries()) {
        const object = sigmoid(objectness?.[place % (width * height)] ?? Number.NaN);
        const expected = 1 / (1 + Math.exp(-(value[at] as number)));
        worst = Math.max(worst, Math.abs(scoreOf(classes[place] as number, object) - expected));
        compared++;
      }
    }
    expect(compared).toBe(192);
    expect(worst).toBeLessThan(1e-5);
  });
});
