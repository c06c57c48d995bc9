import { fileURLToPath } from 'node:url';
import { decoded, type Hosts, prefixOf } from './site';

/** What kind of address Label Studio put into a task (the protocol's table of URL forms). */
export type ImageSource =
  /** Embedded. */
  | { readonly kind: 'data'; readonly text: string }
  /** Uploaded through the browser. `path` = `upload/<project>/<name>` as it stands in the address, percent-encoded. */
  | { readonly kind: 'upload'; readonly path: string; readonly place: Place }
  /** Of a Local Files storage. `paths` = what the path may be, decoded, with slashes; `query` as it stands. */
  | { readonly kind: 'localFiles'; readonly paths: readonly string[]; readonly query: string; readonly place: Place }
  /** In a bucket; only Label Studio can open it. */
  | { readonly kind: 'cloud'; readonly uri: string }
  /** Something else of Label Studio's own, `tail` = path behind the prefix, with its query. */
  | { readonly kind: 'site'; readonly tail: string; readonly cloud: boolean; readonly place: Place }
  | { readonly kind: 'http'; readonly url: URL }
  /** On a disk, so somebody says. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'unknown' };

/** Where under a host something lies. */
export interface Place {
  /** The host and what stands before Label Studio's own paths, if the address says so; null = it is relative. */
  readonly origin: URL | null;
  readonly prefix: string;
}

const CLOUD = /^(?:s3[an]?|gs|azure-blob|azure_blob):\/\//i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const DRIVE = /^[a-z]:[\\/]/i;

/** Reads `data[key]` of a task. Never touches disk or network. */
export function sourceOf(text: string, hosts: Hosts): ImageSource {
  const url = text.trim();
  if (/^data:/i.test(url)) return { kind: 'data', text: url };
  if (CLOUD.test(url)) return { kind: 'cloud', uri: url };
  if (/^https?:/i.test(url)) return httpSource(url, hosts);
  if (/^file:/i.test(url)) return fileSource(url);
  if (DRIVE.test(url) || url.startsWith('\\') || url.startsWith('//')) return { kind: 'path', path: url };
  if (SCHEME.test(url) || url === '') return { kind: 'unknown' };
  return relativeSource(url);
}

function httpSource(text: string, hosts: Hosts): ImageSource {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { kind: 'unknown' };
  }
  const base = hosts.baseOf(url);
  if (base === null) return { kind: 'http', url };
  return siteSource(url, url.pathname, url.search) ?? { kind: 'http', url };
}

function fileSource(text: string): ImageSource {
  try {
    const url = new URL(text);
    // file://server/share would make Windows knock at that server.
    if (url.hostname !== '' && url.hostname !== 'localhost') return { kind: 'unknown' };
    return { kind: 'path', path: fileURLToPath(url) };
  } catch {
    return { kind: 'unknown' };
  }
}

function relativeSource(url: string): ImageSource {
  const rooted = /^(?:data|upload|storage-data)\//i.test(url) ? `/${url}` : url;
  const at = rooted.indexOf('?');
  const pathname = at < 0 ? rooted : rooted.slice(0, at);
  const search = at < 0 ? '' : rooted.slice(at);
  return siteSource(null, pathname, search) ?? { kind: 'path', path: url };
}

/** null = Label Studio serves no pictures at that path. */
function siteSource(origin: URL | null, pathname: string, search: string): ImageSource | null {
  const bare = /^\/(upload\/.+)$/i.exec(pathname)?.[1];
  if (bare !== undefined) return { kind: 'upload', path: bare, place: { origin, prefix: '' } };
  const prefix = prefixOf(pathname);
  if (prefix === null) return null;
  const place = { origin, prefix };
  const rest = pathname.slice(prefix.length);
  const path = /^\/data\/(upload\/.+)$/i.exec(rest)?.[1];
  if (path !== undefined) return { kind: 'upload', path, place };
  if (/^\/data\/local-files\/?$/i.test(rest)) return localFiles(search, place);
  if (/^\/storage-data\/uploaded\/?$/i.test(rest)) {
    const filePath = parameterOf(search, 'filepath');
    const upload = filePath === null ? null : /^\/?(upload\/.+)$/i.exec(decoded(filePath))?.[1];
    if (upload) return { kind: 'upload', path: upload.split('/').map(encodeURIComponent).join('/'), place };
  }
  return { kind: 'site', tail: rest + search, cloud: /^\/tasks\//i.test(rest), place };
}

/** Windows writes `%5C`, hands write `+`, backslashes and spaces as they are; which one is meant shows on disk. */
function localFiles(search: string, place: Place): ImageSource {
  const query = parameterOf(search, 'd') ?? '';
  const readings = [decoded(query), decoded(query.replace(/\+/g, ' ')), query];
  const paths = [...new Set(readings.map((path) => path.replace(/\\/g, '/')))];
  return { kind: 'localFiles', paths, query, place };
}

/** A parameter as it stands in the query, still encoded. */
function parameterOf(search: string, name: string): string | null {
  for (const part of search.slice(1).split('&')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at) === name) return part.slice(at + 1);
  }
  return null;
}
