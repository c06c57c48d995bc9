import type { ProjectDocument } from '../../shared/dataset/document';
import type { ImagePath } from '../../shared/dataset/ids';
import type { ImageEntry } from '../../shared/dataset/image';
import type { ListedImages } from '../../shared/ipc/contract';
import { imagesText, recordRow, recordsText } from '../../shared/project/recordsText';
import type { FoundImages, Listing } from './listing';

/** A project as the page gets it: images with what a person made of them, part by part. */
export interface ProjectParts {
  /** What comes with the project itself: enough to begin with. */
  first(): ListedImages;
  /**
   * The images from a place on: waits until there are some.
   * @throws AppError `app.cancelled`
   */
  after(from: number): Promise<ListedImages>;
}

/** Images that come with the project itself, at most; the page asks for the others when the first is on its way. */
const FIRST_PART = 4_000;
/** Text of the records of a part, about: reading more at once would be felt as a pause. Characters. */
const TEXT = { first: 1 << 19, later: 1 << 21 } as const;

type Known = Pick<Listing, 'images' | 'paths' | 'complete' | 'after'>;

/**
 * @param here the image the page shows first: its record comes first, wherever it is in the list
 * @param document as it is now: what the page has committed meanwhile is in it
 */
export function createParts(listing: Known, here: ImagePath | null, document: () => ProjectDocument): ProjectParts {
  let gone: readonly ImagePath[] | null = null;

  /** Images with a record whose file is not there. */
  const lost = (): readonly ImagePath[] => {
    gone ??= [...document().images.keys()].filter((path) => !listing.paths.has(path));
    return gone;
  };

  /** Rows of the records of these images until there is enough text; `taken` = how many images that is. */
  const rowsOf = (paths: readonly ImagePath[], most: number): { readonly rows: string[]; readonly taken: number } => {
    const { images } = document();
    const rows: string[] = [];
    let taken = 0;
    for (let length = 0; taken < paths.length && length < most; taken++) {
      const path = paths[taken] as ImagePath;
      const record = images.get(path);
      // The page has had it from the beginning, and may have changed it since.
      if (record === undefined || path === here) continue;
      const row = recordRow(path, record);
      rows.push(row);
      length += row.length;
    }
    return { rows, taken };
  };

  const part = (from: number, found: readonly ImageEntry[], complete: boolean, most: number): Part => {
    const { rows, taken } = rowsOf(
      found.map(({ path }) => path),
      most,
    );
    const all = complete && taken === found.length && lost().length === 0;
    return { images: imagesText(found.slice(0, taken)), rows, next: all ? null : from + taken };
  };

  const lostPart = (from: number): Part => {
    const at = from - listing.images.length;
    const { rows, taken } = rowsOf(lost().slice(at), TEXT.later);
    return { images: imagesText([]), rows, next: at + taken < lost().length ? from + taken : null };
  };

  return {
    first() {
      const found = listing.images.slice(0, FIRST_PART);
      const { rows, ...rest } = part(0, found, listing.complete && found.length === listing.images.length, TEXT.first);
      const record = here === null ? undefined : document().images.get(here);
      const all = here === null || record === undefined ? rows : [recordRow(here, record), ...rows];
      return { ...rest, records: recordsText(all) };
    },
    async after(from) {
      const isLost = listing.complete && from >= listing.images.length;
      const { images, complete } = isLost ? NOTHING : await listing.after(from);
      // The last thing the listing finds may be that there is nothing more.
      const { rows, ...rest } = images.length === 0 ? lostPart(from) : part(from, images, complete, TEXT.later);
      return { ...rest, records: recordsText(rows) };
    },
  };
}

type Part = Omit<ListedImages, 'records'> & { readonly rows: readonly string[] };

const NOTHING: FoundImages = { images: [], complete: true };
