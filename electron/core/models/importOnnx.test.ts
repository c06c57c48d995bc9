import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MadeTensor, makeOnnx } from '../../../testing/onnx';
import { importModel } from './importModel';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rtmlabel-onnx-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One level of raw maps, stride 8, two classes; the box weights may lie in a file beside it. */
function model(elsewhere?: string): Uint8Array {
  const weight = (name: string, channels: number): MadeTensor => {
    const dims = [channels, 3, 8, 8];
    return { name, dims, values: new Array<number>(channels * 3 * 64).fill(0.01) };
  };
  const attributes = { kernel_shape: [8, 8], strides: [8, 8] };
  return makeOnnx({
    nodes: [
      { op: 'Conv', inputs: ['images', 'c'], outputs: ['cls'], attributes },
      { op: 'Conv', inputs: ['images', 'b'], outputs: ['reg'], attributes },
    ],
    tensors: [weight('c', 2), { ...weight('b', 4), ...(elsewhere === undefined ? {} : { elsewhere }) }],
    inputs: [['images', 1, [1, 3, 64, 64]]],
    outputs: [
      ['cls', 1, [1, 2, 8, 8]],
      ['reg', 1, [1, 4, 8, 8]],
    ],
  });
}

const imported = (source: string) => {
  const into = mkdtempSync(join(folder, 'into-'));
  const request = { source, config: null, expOnReg: null, folder: into, catalogue: [], passing: false };
  return { into, manifest: importModel(request, () => undefined) };
};

it('an ONNX file of one piece is taken over as it is', async () => {
  const source = join(folder, 'one 猫.onnx');
  writeFileSync(source, model());
  const { into, manifest } = imported(source);
  expect(await manifest).toMatchObject({ file: 'one 猫.onnx', kind: 'raw-nchw', classCount: 2, recipe: null });
  expect(readdirSync(into)).toEqual(['one 猫.onnx']);
});

it('one whose weights lie in another file is refused: alone it would not run', async () => {
  const source = join(folder, 'two.onnx');
  writeFileSync(source, model('two.onnx.data'));
  writeFileSync(join(folder, 'two.onnx.data'), new Uint8Array(new Float32Array(4 * 3 * 64).fill(0.01).buffer));
  const { into, manifest } = imported(source);
  const params = { file: 'two.onnx', weights: 'two.onnx.data' };
  await expect(manifest).rejects.toMatchObject({ failure: { code: 'models.twoFiles', params } });
  expect(readdirSync(into)).toEqual([]);
});
