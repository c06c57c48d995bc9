import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Two photographs that are stored lying on their side, with the EXIF tag that says so. */
const TURNED = ['cat_tag_orientation_6.jpg', 'cat_tag_orientation_8.jpg'];

/** Folder below the document root: a space, Chinese, and what URLs and shells trip over. */
const LOCAL_FOLDER = '街 道/a&b #1 100%';

export interface Photos {
  /** All of them in one folder, under the names they have in Label Studio. */
  readonly folder: string;
  /** Absolute paths of those that are uploaded. */
  readonly uploaded: readonly string[];
  /** Folder that becomes a local files storage. */
  readonly localFolder: string;
  readonly localNames: readonly string[];
  readonly turned: readonly string[];
  /** A file that says it is a picture and is not readable as one. */
  readonly broken: string;
}

/**
 * Lays out the photographs that the test model has learned: 28 to upload with 2 turned ones, 4 as local files.
 * @param data folder of the reference data
 */
export function layOutPhotos(data: string, work: string, documentRoot: string): Photos {
  const folder = join(work, 'photos');
  const localFolder = join(documentRoot, LOCAL_FOLDER);
  mkdirSync(folder, { recursive: true });
  mkdirSync(localFolder, { recursive: true });
  const images = join(data, 'coco128_32/images');
  const known = readdirSync(images).filter((name) => name.endsWith('.jpg'));
  const localNames = known.slice(-4);
  for (const name of known) copyFileSync(join(images, name), join(folder, name));
  for (const name of localNames) copyFileSync(join(folder, name), join(localFolder, name));
  for (const name of TURNED) copyFileSync(join(data, 'awkward/generated', name), join(folder, name));
  const uploaded = [...known.slice(0, -4), ...TURNED].map((name) => join(folder, name));
  return {
    folder,
    uploaded,
    localFolder,
    localNames,
    turned: TURNED,
    broken: join(data, 'awkward/generated/truncated_header_only.jpg'),
  };
}
