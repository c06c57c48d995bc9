import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { failureOf } from '../../../shared/failure/failure';
import { data, describeWithData } from '../../../testing/data';
import { openCheckpoint } from './checkpoint';

interface Hostile {
  file: string;
  expect: 'refused' | 'accepted' | 'either';
  stage: string;
  reason: string;
  reader?: { accepted: boolean; tensors: number };
}

describeWithData('reading checkpoints', () => {
  const hostile = (
    JSON.parse(readFileSync(data('checkpoints-hostile', 'manifest.json'), 'utf8')) as { files: Hostile[] }
  ).files;

  /** Reads every tensor, as the converter will. */
  async function readAll(path: string): Promise<number | string> {
    try {
      const checkpoint = await openCheckpoint(path);
      for (const key of checkpoint.shapes.keys()) await checkpoint.read(key);
      await checkpoint.close();
      return checkpoint.shapes.size;
    } catch (error) {
      const { code } = failureOf(error);
      if (!code.startsWith('checkpoint.')) throw error;
      return code;
    }
  }

  it.each(hostile.map((entry) => [entry.file, entry] as const))('%s ends as its manifest says', async (file, entry) => {
    const outcome = await readAll(data('checkpoints-hostile', file));
    if (entry.stage === 'model') {
      // Its only key is an integer; the manifest's note allows to drop it, and no RTMDet has such keys.
      if (file.startsWith('other-int-keys')) expect(outcome).toBe(0);
      else if (entry.reader !== undefined) expect(outcome).toBe(entry.reader.tensors);
      else expect(outcome).toBeGreaterThan(0);
    } else if (entry.expect === 'refused') {
      const allowed = [`checkpoint.${entry.reason}`];
      if (file.startsWith('exec-obj')) allowed.push('checkpoint.opcode-not-allowed');
      expect(allowed).toContain(outcome);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

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
