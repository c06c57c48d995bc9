import { basename, dirname, resolve } from 'node:path';
import type { ImagePath } from '../../../shared/dataset/ids';
import { encodedPath, localFilesUrl } from '../../../shared/formats/labelstudio/project';

export interface ImageAddresses {
  /** What Label Studio shall ask for. */
  urlOf(image: ImagePath): string;
  /** Absolute folder that paths of local files are relative to; null = they are no local files, or it cannot be known. */
  readonly documentRoot: string | null;
}

/** How local files are asked for; a prefix may put Label Studio's own address before it. */
const LOCAL = /\/data\/local-files\/?\?d=(.*)$/;

/**
 * The addresses of a project's images in Label Studio.
 * @param folder absolute folder of the project
 * @param prefix of `ExportOptions.imagePrefix`
 */
export function imageAddresses(folder: string, prefix: string): ImageAddresses {
  const absolute = resolve(folder);
  const name = basename(absolute);
  if (prefix === '') return { urlOf: (image) => localFilesUrl(`${name}/${image}`), documentRoot: dirname(absolute) };
  const before = /[/=]$/.test(prefix) ? prefix : `${prefix}/`;
  return { urlOf: (image) => before + encodedPath(image), documentRoot: rootBefore(absolute, prefix) };
}

/** `/data` of folder `/data/photos/day 1` and prefix `/data/local-files/?d=photos/day%201`. In a container it is another. */
function rootBefore(folder: string, prefix: string): string | null {
  const query = LOCAL.exec(prefix)?.[1];
  if (query === undefined) return null;
  const inside = decoded(query).replace(/^\/+|\/+$/g, '');
  const slashed = folder.replace(/\\/g, '/');
  if (inside === '' || !slashed.endsWith(`/${inside}`)) return null;
  return folder.slice(0, folder.length - inside.length - 1) || folder.slice(0, 1);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
