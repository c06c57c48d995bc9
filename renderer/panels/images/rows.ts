import type { ImageRecord } from '../../../shared/dataset/document';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { ImageEntry } from '../../../shared/dataset/image';
import type { Failure } from '../../../shared/failure/failure';
import type { StatusFilter } from '../../../shared/project/settings';

/** Under this score a look is worth while. */
export const LOW_SCORE = 0.5;

export type Problems = ReadonlyMap<ImagePath, Failure>;

/** Key of a status' word; keys have no spaces. */
export const statusWord = (status: StatusFilter) =>
  `images:status.${status === 'in progress' ? 'inProgress' : status}` as const;

/** Images that cannot be read: known since the scan, found out by the batch, or by who wanted to see them. */
export function problemsOf(
  entries: readonly ImageEntry[],
  failed: readonly { readonly image: ImagePath; readonly failure: Failure }[],
  unreadable: Problems,
): Problems {
  const problems = new Map(unreadable);
  for (const { image, failure } of failed) problems.set(image, failure);
  for (const { path, problem } of entries) if (problem !== null) problems.set(path, problem);
  return problems;
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

/** @param shown scores of the predictions that are shown, descending; null = nothing is stored of the image */
export function rowFigures(record: ImageRecord, shown: readonly number[] | null): RowFigures {
  const own = record.annotations.flatMap(({ provenance }) => ('origin' in provenance ? [provenance.origin.score] : []));
  const untouched = record.status === 'unseen' && record.annotations.length === 0;
  if (shown === null && untouched) return { boxes: null, lowest: null };
  return {
    boxes: record.annotations.length + (shown?.length ?? 0),
    lowest: shown?.at(-1) ?? (own.length > 0 ? Math.min(...own) : null),
  };
}
