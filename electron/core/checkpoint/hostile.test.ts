import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Failure, failureOf } from '../../../shared/failure/failure';
import { createTranslator, sentenceOf } from '../../../shared/words/translator';
import { data, describeWithData } from '../../../testing/data';
import { openCheckpoint } from './checkpoint';

interface Hostile {
  file: string;
  expect: 'refused' | 'accepted' | 'either';
  stage: string;
  reason: string;
  reader?: { accepted: boolean; tensors: number };
}

/** The manifest names kinds of refusal; for these the program has a sentence of its own. */
const OWN_SENTENCE: Readonly<Record<string, string>> = {
  'other-yolov5-like.zip.pth': 'pickled-model',
  'zip-no-pickle.pth': 'other-zip',
  'zip-plain-photos.pth': 'other-zip',
  'torchscript.pth': 'torchscript',
  'plain-pickle-no-magic.pth': 'plain-pickle',
  'html-error-page.pth': 'web-page',
  'git-lfs-pointer.pth': 'lfs-pointer',
  'onnx-named.pth': 'onnx',
  'safetensors-named.pth': 'safetensors',
};

/** Where the manifest lets both pass: what this reader does. */
const EITHER: Readonly<Record<string, string | number>> = {
  'exec-after-stop.zip.pth': 1,
  'dos-billion-laughs.zip.pth': 1,
  'dos-shared-tuples.zip.pth': 1,
  'dos-deep-nesting.zip.pth': 1,
  'dos-memo-index.zip.pth': 'limit',
  'dos-frame-length.zip.pth': 0,
  'dos-many-dims.zip.pth': 'limit',
  'bad-utf8.zip.pth': 'malformed',
  'bad-self-reference.zip.pth': 1,
  'zip-two-pickles.pth': 'zip-structure',
  'zip-traversal-name.pth': 'zip-structure',
  'legacy-trailing.pth': 1,
};

/** Names that a Chinese sentence may hold. */
const LATIN_NAMES =
  /PyTorch|Python|ONNX|TorchScript|safetensors|pickle|zip|tar|Git LFS|git lfs pull|RTMDet|MMDetection|state_dict|torch\.save\(model\.state_dict\(\), "weights\.pth"\)|torch\.save|\.pth|\.onnx|0\.1\.10/g;

describeWithData('hostile checkpoints', () => {
  const folder = data('checkpoints-hostile');
  const hostile = (
    JSON.parse(readFileSync(data('checkpoints-hostile', 'manifest.json'), 'utf8')) as { files: Hostile[] }
  ).files;
  const [en, zh] = [createTranslator('en'), createTranslator('zh-CN')];

  /** Reads every tensor, as the converter will: their number, or why not. */
  async function readAll(path: string): Promise<number | Failure> {
    try {
      const checkpoint = await openCheckpoint(path);
      try {
        for (const key of checkpoint.shapes.keys()) await checkpoint.read(key);
        return checkpoint.shapes.size;
      } finally {
        await checkpoint.close();
      }
    } catch (error) {
      const failure = failureOf(error);
      if (!failure.code.startsWith('checkpoint.')) throw error;
      return failure;
    }
  }

  function expected({ file, stage, reason, reader, expect: verdict }: Hostile): string | number | undefined {
    // Its only key is a number; the manifest's note allows to drop it, and no RTMDet has such keys.
    if (file === 'other-int-keys.zip.pth') return 0;
    if (stage === 'model') return reader?.tensors;
    const own = verdict === 'either' ? EITHER[file] : (OWN_SENTENCE[file] ?? reason);
    return typeof own === 'string' ? `checkpoint.${own}` : own;
  }

  it.each(hostile.map((entry) => [entry.file, entry] as const))('%s ends as its manifest says', async (file, entry) => {
    const before = readdirSync(folder);
    const outcome = await readAll(data('checkpoints-hostile', file));
    const found = typeof outcome === 'number' ? outcome : outcome.code;
    // Models of the manifest that have no number of tensors are checked by the converter.
    if (expected(entry) === undefined) expect(found).toBeGreaterThan(0);
    else expect(found).toBe(expected(entry));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync('rtmlabel-pwned')).toBe(false);
    if (typeof outcome !== 'number') expectReadable(outcome);
  });

  /** Both sentences are whole, and no English stands in the Chinese one but names. */
  function expectReadable(failure: Failure): void {
    const { found } = failure.params as { found: string };
    expect(found).not.toMatch(/[a-z]{2,} [a-z]{2,}/);
    for (const translator of [en, zh]) {
      const sentence = sentenceOf(translator, failure);
      expect(sentence).not.toMatch(/ \(\)|（）|\{\{|undefined/);
    }
    const template = sentenceOf(zh, { code: failure.code, params: { file: '', found: '' } } as Failure);
    expect(template.replace(LATIN_NAMES, '')).not.toMatch(/[A-Za-z]{2}/);
  }
});
