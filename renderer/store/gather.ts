import type { More, ProjectSlice } from './projectSlice';

/** What has come is shown at the latest after this long, in milliseconds: a slow disk must not look like a short list. */
const LONGEST = 500;

/** Collects parts of a project that come one after the other. */
export interface Gathered {
  add(images: More['images'], records: More['records'], complete: boolean): void;
  /** Nothing more will come: what has come is taken in. */
  giveUp(): void;
}

/**
 * Taking in more images costs what all that are known cost: parts are put together until they are worth it, so that a
 * project takes a few steps however many parts it comes in.
 */
export function gather(project: ProjectSlice, now: () => number = () => performance.now()): Gathered {
  let images: More['images'] = [];
  let records: More['records'] = [];
  let since = now();
  const takeIn = (complete: boolean): void => {
    project.append({ images, records, complete });
    images = [];
    records = [];
    since = now();
  };
  return {
    add(moreImages, moreRecords, complete) {
      images = images.length === 0 ? moreImages : [...images, ...moreImages];
      records = records.length === 0 ? moreRecords : [...records, ...moreRecords];
      const { entries } = project.getState();
      if (!complete && images.length < entries.length / 2 && now() - since < LONGEST) return;
      takeIn(complete);
    },
    giveUp() {
      if (images.length > 0 || records.length > 0) takeIn(false);
    },
  };
}
