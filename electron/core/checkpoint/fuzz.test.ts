import { expect, it } from 'vitest';
import { inputOf, loadCorpus } from '../../../testing/checkpoint/fuzz/corpus';
import { outcomeOf } from '../../../testing/checkpoint/fuzz/outcome';
import { dataDir } from '../../../testing/data';
import { openCheckpointFrom } from './checkpoint';

const SEED = 1;
const INPUTS = 300;

// The whole run, with a watch over time, memory and disk: npm run fuzz:checkpoint.
it(`${INPUTS} damaged and invented files are read or refused, nothing else`, async () => {
  const corpus = await loadCorpus(dataDir);
  const codes = new Set<string>();
  for (let index = 0; index < INPUTS; index++) {
    const { from, pieces } = await inputOf(corpus, SEED, index);
    const { code, defect } = await outcomeOf(() => openCheckpointFrom(pieces.source(), 'fuzz.pth'));
    expect(defect, `input ${index} of seed ${SEED}, from ${from}`).toBeNull();
    codes.add(code);
  }
  // Inputs that all end alike would test nothing.
  expect(codes.size).toBeGreaterThan(8);
  expect(codes).toContain('read');
});
