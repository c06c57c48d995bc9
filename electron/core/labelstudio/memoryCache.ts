import type { ImagePath } from '../../../shared/dataset/ids';
import type { CandidateCache, FileIdentity, StoredDetection } from '../storage/cache';

export interface MemoryLimits {
  /** Images. */
  readonly most?: number;
  readonly mostBytes?: number;
}

const MOST = 5_000;
/** 1,000 candidates take 22 kB; pictures of crowds have thirty times as many. */
const MOST_BYTES = 256 << 20;

interface Kept {
  readonly file: FileIdentity;
  readonly stored: StoredDetection;
  readonly bytes: number;
}

/** Candidates of the images used last: the calls that follow a batch are answered from here. */
export function createMemoryCache({ most = MOST, mostBytes = MOST_BYTES }: MemoryLimits = {}): CandidateCache {
  const kept = new Map<ImagePath, Kept>();
  let total = 0;
  const find = (image: ImagePath, { bytes, mtimeMs }: FileIdentity): Kept | null => {
    const found = kept.get(image);
    return found?.file.bytes === bytes && found.file.mtimeMs === mtimeMs ? found : null;
  };
  const remove = (image: ImagePath): void => {
    total -= kept.get(image)?.bytes ?? 0;
    kept.delete(image);
  };
  const add = (image: ImagePath, entry: Kept): void => {
    remove(image);
    kept.set(image, entry);
    total += entry.bytes;
  };
  return {
    has: (image, file) => find(image, file) !== null,
    get(image, file) {
      const found = find(image, file);
      // Last used, last to go.
      if (found !== null) add(image, found);
      return Promise.resolve(found?.stored ?? null);
    },
    put(image, file, stored) {
      add(image, { file, stored, bytes: bytesOf(stored) });
      for (const oldest of kept.keys()) {
        if (kept.size === 1 || (kept.size <= most && total <= mostBytes)) break;
        remove(oldest);
      }
      return Promise.resolve();
    },
  };
}

const bytesOf = ({ detection: { candidates }, summary }: StoredDetection): number =>
  [candidates.boxes, candidates.scores, candidates.labels, summary].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );
