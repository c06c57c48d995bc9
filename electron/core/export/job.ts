import type { ProjectDocument } from '../../../shared/dataset/document';
import type { ImageEntry } from '../../../shared/dataset/image';
import type { ExportOptions } from '../../../shared/ipc/export';
import type { FactsOf } from './imageFacts';

/** What an export is about, whatever its format. */
export interface ExportJob {
  /** Absolute path of the JSON, the folder or the zip. An existing file is replaced; a folder must be new or empty. */
  readonly target: string;
  readonly options: ExportOptions;
  /** Absolute folder of the project: where the pictures are. */
  readonly folder: string;
  readonly document: ProjectDocument;
  /** The images of the folder in their order on screen, which becomes their order in the file. */
  readonly images: readonly ImageEntry[];
  /** Upright size of an image; rejects with an AppError when it cannot be read. */
  readonly facts: FactsOf;
  /** Called once per image read and once per picture copied. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}
