import { isIP } from 'node:net';
import type { ImageRequest, LabelStudioSite } from './types';

/** An address under which Label Studio is thought to be. */
export interface Base {
  /** Without login; the path has no slash at its end. */
  readonly url: URL;
  readonly token: string | null;
  /** `Basic …` of a login inside the address, for when there is no token. */
  readonly basic: string | null;
  /** `setting` = a person entered it. `request` = a request says so: it may name any host. */
  readonly trust: 'setting' | 'request';
}

/** Which addresses are Label Studio's, for one image. */
export interface Hosts {
  /** In the order they are tried. */
  readonly bases: readonly Base[];
  /** The base whose pictures an address is one of; null = it gets no token and no trust. */
  baseOf(url: URL): Base | null;
  /** How much an address is trusted not to lead anywhere it should not. */
  trustOf(url: URL): Base['trust'] | 'foreign';
}

/**
 * Paths that Label Studio serves pictures under, below any prefix. Only these get its token: a task may name any path of
 * it, and opening /api/tasks/… with the token would make it ask us again, without end.
 */
const IMAGE_PATH =
  /^((?:\/(?!api\/)[^/]+){0,4}?)\/(?:data\/|storage-data\/|static\/|tasks\/[\w-]+\/(?:presign|resolve)(?:\/|$))/i;

/** What stands before the part of a path that Label Studio serves pictures under; null = it is no such path. */
export const prefixOf = (pathname: string): string | null => IMAGE_PATH.exec(pathname)?.[1] ?? null;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export const isLoopback = (url: URL): boolean => LOOPBACK.has(url.hostname);

/** Same scheme, host and port; the names of the loopback count as one. */
export const sameOrigin = (a: URL, b: URL): boolean =>
  a.protocol === b.protocol && a.port === b.port && (a.hostname === b.hostname || (isLoopback(a) && isLoopback(b)));

/** Name and password of an address as a header; null = it has none. */
export function loginOf(url: URL): string | null {
  if (url.username === '' && url.password === '') return null;
  return basicLogin(decoded(url.username), decoded(url.password));
}

export const basicLogin = (login: string, password: string): string =>
  `Basic ${Buffer.from(`${login}:${password}`, 'utf8').toString('base64')}`;

/** Percent-decoded; as it is when it is not properly encoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function withoutLogin(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}

/**
 * Label Studio's addresses, best first: the setting, what the request says, and for a request that says wrong (inside a
 * container everything is localhost) the machine it came from. The setting's token goes to the setting's address only;
 * what came with /setup goes wherever that request points, which learns nothing it did not have.
 */
export function hostsOf(site: LabelStudioSite, request: ImageRequest): Hosts {
  const { hostname, setupToken, peer } = request;
  const setting = baseAt(site.url, site.token ?? setupToken, 'setting');
  const told = baseAt(hostname, setupToken, 'request');
  const bases: Base[] = [];
  const add = (base: Base | null): void => {
    if (base !== null && !bases.some(({ url }) => sameOrigin(url, base.url))) bases.push(base);
  };
  add(setting);
  add(told);
  if (setting === null && told !== null) add(atPeer(told, peer));

  const baseOf = (url: URL): Base | null =>
    bases.find((base) => {
      const prefix = base.url.pathname.replace(/\/$/, '');
      const inside = url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : null;
      return sameOrigin(url, base.url) && inside !== null && prefixOf(inside) !== null;
    }) ?? null;

  return {
    bases,
    baseOf,
    trustOf: (url) =>
      setting !== null && sameOrigin(url, setting.url) ? 'setting' : (baseOf(url)?.trust ?? 'foreign'),
  };
}

function baseAt(address: string | null, token: string | null, trust: Base['trust']): Base | null {
  if (address === null || !/^https?:\/\//i.test(address.trim())) return null;
  try {
    const told = new URL(address.trim());
    const url = withoutLogin(told);
    url.search = '';
    url.hash = '';
    url.pathname = url.pathname.replace(/\/+$/, '');
    return { url, token: token?.trim() || null, basic: loginOf(told), trust };
  } catch {
    return null;
  }
}

function atPeer(told: Base, peer: string | null): Base | null {
  const address = peer?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  const family = isIP(address);
  // A zone belongs to this machine's view of the network and has no place in an address.
  if (family === 0 || address.includes('%')) return null;
  const url = new URL(told.url);
  url.hostname = family === 6 ? `[${address}]` : address;
  return { ...told, url };
}
