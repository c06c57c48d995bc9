import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkpointBytes, type TensorToWrite } from '../../../testing/checkpoint/writeCheckpoint';
import { data, describeWithData } from '../../../testing/data';
import { sourceOf } from './byteSource';
import { type Checkpoint, openCheckpoint, openCheckpointFrom } from './checkpoint';

describeWithData('reading the checkpoints PyTorch wrote', () => {
  // Read with PyTorch 1.13 (golden/checkpoints.json).
  const golden = (
    JSON.parse(readFileSync(data('golden', 'checkpoints.json'), 'utf8')) as { files: Record<string, unknown>[] }
  ).files;

  it.each(golden.map((entry) => [String(entry.file), entry] as const))(
    '%s gives the tensors PyTorch reads',
    async (file, entry) => {
      const checkpoint = await openCheckpoint(data('models', file));
      expect(checkpoint.format).toBe(entry.container);
      expect(checkpoint.shapes.size).toBe(entry.state_dict_tensors);
      expect(checkpoint.metadata.classNames).toEqual(entry.meta_classes);
      for (const expected of entry.tensors as { key: string; shape: number[]; sha256_float32_le: string }[]) {
        const { key } = expected;
        expect(checkpoint.shapes.get(key)).toEqual(expected.shape);
        const values = await checkpoint.read(key);
        const hash = createHash('sha256').update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
        expect(hash.digest('hex'), key).toBe(expected.sha256_float32_le);
      }
      await checkpoint.close();
    },
  );
});

// The writer's files were read by PyTorch 2.13 as well, with the same values.
describe.each([
  ['zip', 2],
  ['zip', 4],
  ['legacy', 2],
  ['legacy', 4],
] as const)('a %s file of pickle protocol %i', (form, protocol) => {
  const values = Float32Array.from({ length: 24 }, (_, i) => i * 0.375 - 3);
  const shape = [2, 3, 2, 2];
  const tensors = new Map<string, TensorToWrite>([
    ['float32', { shape, data: values }],
    ['float16', { shape, data: values, dtype: 'f16' }],
    ['bfloat16', { shape, data: values, dtype: 'bf16' }],
    ['float64', { shape, data: values, dtype: 'f64' }],
    ['channels_last', { shape, data: values, axes: [0, 2, 3, 1] }],
    ['transposed half', { shape: [4, 6], data: values, axes: [1, 0], dtype: 'f16' }],
    ['shared', { shape, sharedWith: 'float32' }],
    ['window', { shape: [2, 3], sharedWith: 'float32', offset: 5, strides: [1, 4] }],
    ['repeated', { shape: [2, 2], sharedWith: 'float32', offset: 1, strides: [0, 0] }],
    ['scalar', { shape: [], data: new Float32Array([7]), dtype: 'i64' }],
    ['nothing', { shape: [0, 4], data: new Float32Array(0) }],
    ['__proto__', { shape: [1], data: new Float32Array([1]) }],
  ]);

  const open = async (bytes: Uint8Array): Promise<Checkpoint> => await openCheckpointFrom(sourceOf(bytes), 'a.pth');

  it('gives every type, view and shape back', async () => {
    const checkpoint = await open(await checkpointBytes({ tensors, form, protocol, prefix: 'module.' }));
    expect(checkpoint.format).toBe(form);
    expect([...checkpoint.shapes.keys()]).toEqual([...tensors.keys()].map((key) => `module.${key}`));
    const read = async (key: string) => [...(await checkpoint.read(`module.${key}`))];
    for (const key of ['float32', 'float16', 'bfloat16', 'float64', 'channels_last', 'transposed half', 'shared']) {
      expect(checkpoint.shapes.get(`module.${key}`)).toEqual(tensors.get(key)?.shape);
      expect(await read(key), key).toEqual([...values]);
    }
    expect(await read('window')).toEqual([5, 9, 13, 6, 10, 14].map((at) => values[at]));
    expect(await read('repeated')).toEqual(new Array(4).fill(values[1]));
    expect(await read('scalar')).toEqual([7]);
    expect(await read('nothing')).toEqual([]);
  });

  it('takes the state dict and the facts of a training file, and nothing else', async () => {
    const cfg = `# 注释\n${'model = dict()\n'.repeat(10_000)}`;
    const other = { shape: [3], data: new Float32Array([9, 9, 9]) };
    const bytes = await checkpointBytes({
      tensors: new Map([['weight', { shape: [3], data: new Float32Array([1, 2, 3]) }]]),
      meta: { epoch: 12, cfg: 'the older place', dataset_meta: { classes: ['猫', 'dog'] } },
      messageHub: { cfg, logScalars: { 'train/loss': [1, 0.5] } },
      optimizer: [other],
      ema: new Map([['weight', other]]),
      form,
      protocol,
    });
    const checkpoint = await open(bytes);
    expect(checkpoint.metadata).toEqual({ classNames: ['猫', 'dog'], config: cfg, epoch: 12 });
    expect([...checkpoint.shapes]).toEqual([['weight', [3]]]);
    expect([...(await checkpoint.read('weight'))]).toEqual([1, 2, 3]);
  });

  it('is a bare state dict when it has no state_dict', async () => {
    const checkpoint = await open(await checkpointBytes({ tensors, form, protocol, bare: true }));
    expect([...checkpoint.shapes.keys()]).toEqual([...tensors.keys()]);
    expect(checkpoint.metadata).toEqual({ classNames: null, config: null, epoch: null });
  });
});
