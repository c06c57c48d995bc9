import { fail } from '../../../../shared/failure/failure';

/** Where OpenMMLab's files lie; a mirror takes its place. */
const OFFICIAL = 'https://download.openmmlab.com';

/** An address as people may see it: name and password in it stay hidden. */
export function withoutLogin(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}

/**
 * The address to ask for a file: the mirror's when the file is OpenMMLab's and there is a mirror; its path is kept.
 * @throws AppError `download.mirrorInvalid`
 */
export function addressOf(url: string, mirror: string | null): URL {
  const official = new URL(url);
  if (mirror === null || official.origin !== OFFICIAL) return official;
  const base = parseHttp(mirror);
  if (base === null) throw fail('download.mirrorInvalid', { mirror: hideLogin(mirror) });
  base.pathname = `${base.pathname.replace(/\/+$/, '')}${official.pathname}`;
  base.search = official.search;
  base.hash = '';
  return base;
}

/** null = not an http or https address. */
export function parseHttp(text: string): URL | null {
  try {
    const url = new URL(text.trim());
    return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
  } catch {
    return null;
  }
}

/** Hides name and password in something that may not even be an address. */
export const hideLogin = (text: string): string => text.replace(/^(\w+:\/\/)?[^/@]*@/, '$1');

/** Name that a file gets on disk: the last part of its address, without anything a file system could take for a path. */
export function fileNameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  const name = last.replace(/%[0-9a-f]{2}|[^\w.+-]/gi, '_').replace(/^\.+/, '_');
  return name === '' ? 'model' : name;
}
