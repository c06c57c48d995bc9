import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { CandidateCache } from './cache';
import { decodeRecord } from './candidateRecord';
import { readIndex } from './candidateStore';

export interface StoredCandidates extends Pick<CandidateCache, 'get'> {
  close(): Promise<void>;
}

/**
 * The stored candidates of a model for looking only: nothing is written or repaired, the project may be open in the window
 * meanwhile. What is stored later does not appear.
 * @param key of `candidateKey`
 * @returns null = this model has not looked at the project
 */
export async function readCandidates(stateDir: string, key: string): Promise<StoredCandidates | null> {
  const file = join(stateDir, 'candidates', key);
  const pack = await open(`${file}.pack`, 'r').catch(() => null);
  if (pack === null) return null;
  try {
    const { size } = await pack.stat();
    const { places } = await readIndex(`${file}.index`, size);
    return {
      async get(image, { bytes, mtimeMs }) {
        const place = places.get(image);
        if (place?.bytes !== bytes || place.mtimeMs !== mtimeMs) return null;
        const record = Buffer.alloc(place.length);
        await pack.read(record, 0, place.length, place.offset);
        return decodeRecord(record);
      },
      close: () => pack.close(),
    };
  } catch {
    // Without an index nothing can be found.
    await pack.close();
    return null;
  }
}
