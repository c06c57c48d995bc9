import {
  type ImageRecord,
  type ImageStatus,
  imageRecord,
  type ProjectDocument,
} from '../../../shared/dataset/document';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { ImageEntry } from '../../../shared/dataset/image';
import type { Failure } from '../../../shared/failure/failure';

/** Under this score a look is worth while. */
export const LOW_SCORE = 0.5;

/** What the list can be narrowed to; `problem` = cannot be read, whatever its status. */
export type StatusFilter = ImageStatus | 'problem';

export interface Filter {
  /** Part of the path, any case; '' = all. */
  readonly text: string;
  /** null = every status. */
  readonly status: StatusFilter | null;
}

export type Problems = ReadonlyMap<ImagePath, Failure>;

/** Key of a status' word; keys have no spaces. */
export const statusWord = (status: StatusFilter) =>
  `images:status.${status === 'in progress' ? 'inProgress' : status}` as const;

/** Images that cannot be read: known since the scan, or found out by the batch. */
export function problemsOf(
  entries: readonly ImageEntry[],
  failed: readonly { readonly image: ImagePath; readonly failure: Failure }[],
): Problems {
  const problems = new Map<ImagePath, Failure>();
  for (const { image, failure } of failed) problems.set(image, failure);
  for (const { path, problem } of entries) if (problem !== null) problems.set(path, problem);
  return problems;
}

/**
 * Images the list shows, in the folder's order; the same array when nothing is filtered.
 * The image the person is on stays until it is left, so that submitting it does not pull the row away.
 */
export function filterImages(
  entries: readonly ImageEntry[],
  document: ProjectDocument,
  problems: Problems,
  filter: Filter,
  current: ImagePath | null,
): readonly ImageEntry[] {
  const text = filter.text.trim().toLowerCase();
  if (text === '' && filter.status === null) return entries;
  const fits = ({ path }: ImageEntry): boolean => {
    if (path === current) return true;
    if (text !== '' && !path.toLowerCase().includes(text)) return false;
    if (filter.status === null) return true;
    if (filter.status === 'problem') return problems.has(path);
    return !problems.has(path) && imageRecord(document, path).status === filter.status;
  };
  return entries.filter(fits);
}

/** File name and sub-folder ('' = none) of an image. */
export function splitPath(path: ImagePath): { readonly name: string; readonly folder: string } {
  const slash = path.lastIndexOf('/');
  return { name: path.slice(slash + 1), folder: slash < 0 ? '' : path.slice(0, slash) };
}

/** How many boxes a row tells and the lowest score among them; null = nothing known. */
export interface RowFigures {
  readonly boxes: number | null;
  readonly lowest: number | null;
}

/**
 * @param scores descending scores of the stored predictions, or null when there are none stored
 */
export function rowFigures(record: ImageRecord, scores: Float32Array | null, threshold: number): RowFigures {
  if (record.status === 'unseen' && record.annotations.length === 0) {
    if (scores === null) return { boxes: null, lowest: null };
    const under = scores.findIndex((score) => score < threshold);
    const boxes = under < 0 ? scores.length : under;
    return { boxes, lowest: scores[boxes - 1] ?? null };
  }
  const own = record.annotations.flatMap(({ provenance }) => ('origin' in provenance ? [provenance.origin.score] : []));
  return { boxes: record.annotations.length, lowest: own.length > 0 ? Math.min(...own) : null };
}
