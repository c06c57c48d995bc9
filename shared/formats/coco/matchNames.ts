import type { ImagePath } from '../../dataset/ids';
import { baseName } from './fileNames';

/**
 * Finds the picture that each `file_name` of a foreign file means. Tried in this order, the first hit wins:
 * the exact relative path; the path without leading folders, `../`, host or `?d=` (also URL-decoded); the bare name when one
 * picture only has it; the bare name without the `1a2b3c4d-` or `1a2b3c4d__` that Label Studio puts before uploads.
 * Never ambiguous: when two different names mean the same picture, the one found by the earlier rule keeps it, and with
 * equal rules none does. Names that mean no picture are absent from the result.
 */
export function matchNames(names: Iterable<string>, paths: readonly ImagePath[]): ReadonlyMap<string, ImagePath> {
  const index = indexOf(paths);
  const claims = new Map<ImagePath, { rank: number; names: string[] }>();
  for (const name of new Set(names)) {
    const hit = find(name, index);
    if (hit === null) continue;
    const claim = claims.get(hit.path);
    if (claim === undefined || hit.rank < claim.rank) claims.set(hit.path, { rank: hit.rank, names: [name] });
    else if (hit.rank === claim.rank) claim.names.push(name);
  }
  const matches = new Map<string, ImagePath>();
  for (const [path, claim] of claims) if (claim.names.length === 1) matches.set(claim.names[0]!, path);
  return matches;
}

interface Index {
  /** Paths as they are, and NFC forms that one path only has: macOS and Linux compose names differently. */
  readonly byPath: ReadonlyMap<string, ImagePath>;
  /** NFC bare names; null = several pictures have it. */
  readonly byBaseName: ReadonlyMap<string, ImagePath | null>;
}

const nfc = (text: string): string => text.normalize('NFC');

function indexOf(paths: readonly ImagePath[]): Index {
  const composed = new Map<string, ImagePath | null>();
  const byBaseName = new Map<string, ImagePath | null>();
  const add = (map: Map<string, ImagePath | null>, key: string, path: ImagePath) =>
    map.set(key, map.has(key) ? null : path);
  for (const path of paths) {
    add(composed, nfc(path), path);
    add(byBaseName, nfc(baseName(path)), path);
  }
  const byPath = new Map<string, ImagePath>();
  for (const [key, path] of composed) if (path !== null) byPath.set(key, path);
  for (const path of paths) byPath.set(path, path);
  return { byPath, byBaseName };
}

function find(name: string, index: Index): { path: ImagePath; rank: number } | null {
  const exact = index.byPath.get(name);
  if (exact !== undefined) return { path: exact, rank: 0 };
  const forms = spellings(name);
  for (const form of forms) {
    for (const tail of tails(form)) {
      const path = index.byPath.get(tail) ?? index.byPath.get(nfc(tail));
      if (path !== undefined) return { path, rank: 1 };
    }
  }
  for (const form of forms) {
    const path = index.byBaseName.get(nfc(baseName(form)));
    if (path) return { path, rank: 2 };
  }
  for (const form of forms) {
    const bare = withoutUploadPrefix(nfc(baseName(form)));
    const path = bare === null ? null : index.byBaseName.get(bare);
    if (path) return { path, rank: 3 };
  }
  return null;
}

/** Ways to read a name as a POSIX path: Windows slashes, the file of a local-files URL, a URL without its host, URL-decoded. */
function spellings(name: string): readonly string[] {
  const forms = new Set<string>([name]);
  const slashes = name.replaceAll('\\', '/');
  forms.add(slashes);
  const query = /[?&]d=([^&#]*)/.exec(slashes);
  const path = query ? query[1]! : slashes.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[?#].*$/, '');
  forms.add(path);
  forms.add(decoded(path));
  forms.add(decoded(slashes));
  return [...forms];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A bare % in a name is no encoding.
    return text;
  }
}

/** `a/b/c.jpg` -> itself, `b/c.jpg`, `c.jpg`; without `.`, `..` and empty parts. */
function* tails(path: string): Generator<string> {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  for (let i = 0; i < parts.length; i++) yield parts.slice(i).join('/');
}

const withoutUploadPrefix = (name: string): string | null => /^[0-9a-f]{8}(?:-|__)(.+)$/.exec(name)?.[1] ?? null;
