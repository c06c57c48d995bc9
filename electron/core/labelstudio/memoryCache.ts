import type { ImagePath } from '../../../shared/dataset/ids';
import type { CandidateCache, FileIdentity, StoredDetection } from '../storage/cache';

/** Images whose candidates are kept; one of 1,000 candidates takes 22 kB. */
const MOST = 5_000;

/** Candidates of the images used last: the calls that follow a batch are answered from here. */
export function createMemoryCache(most = MOST): CandidateCache {
  const kept = new Map<ImagePath, { readonly file: FileIdentity; readonly stored: StoredDetection }>();
  const find = (image: ImagePath, { bytes, mtimeMs }: FileIdentity): StoredDetection | null => {
    const found = kept.get(image);
    return found?.file.bytes === bytes && found.file.mtimeMs === mtimeMs ? found.stored : null;
  };
  return {
    has: (image, file) => find(image, file) !== null,
    get(image, file) {
      const stored = find(image, file);
      if (stored !== null) {
        // Last used, last to go.
        kept.delete(image);
        kept.set(image, { file, stored });
      }
      return Promise.resolve(stored);
    },
    put(image, file, stored) {
      kept.delete(image);
      kept.set(image, { file, stored });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      return Promise.resolve();
    },
  };
}
