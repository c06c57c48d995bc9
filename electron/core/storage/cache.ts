import type { ImagePath } from '../../../shared/dataset/ids';
import type { Detection } from '../../../shared/detection/candidates';

/** What tells that a file is still the one that was looked at. */
export interface FileIdentity {
  readonly bytes: number;
  readonly mtimeMs: number;
}

/** Candidates of one image with the scores that survive NMS at the storage floor, descending. */
export interface StoredDetection {
  readonly detection: Detection;
  readonly summary: Float32Array;
}

/** Where candidates of one model and input size are kept; `electron/core/storage` has the lasting one. */
export interface CandidateCache {
  has(image: ImagePath, file: FileIdentity): boolean;
  /** null also when what was stored is damaged. */
  get(image: ImagePath, file: FileIdentity): Promise<StoredDetection | null>;
  put(image: ImagePath, file: FileIdentity, stored: StoredDetection): Promise<void>;
}

/** Keeps nothing: for one pass over a folder. */
export const NO_CACHE: CandidateCache = {
  has: () => false,
  get: () => Promise.resolve(null),
  put: () => Promise.resolve(),
};
