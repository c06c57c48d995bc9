import type { Failure } from '../failure/failure';
import type { Size } from '../geometry/box';
import type { ImagePath } from './ids';

/** One picture file of the opened folder as the list shows it. */
export interface ImageEntry {
  readonly path: ImagePath;
  /** Set when the file is known to be unreadable; it stays in the list with this reason. */
  readonly problem: Failure | null;
}

/** What is known of an image after its header was read. Size is upright (EXIF applied). */
export interface ImageFacts {
  readonly size: Size;
  /** `jpeg`, `png`, ... as found in the bytes, whatever the file is called. */
  readonly format: string;
  readonly bytes: number;
}
