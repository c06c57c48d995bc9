import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { hostname } from 'node:os';
import { type AppError, fail } from '../../../shared/failure/failure';

export interface BasicAuth {
  readonly user: string;
  readonly password: string;
}

export interface GuardOptions {
  /** Host names besides the usual ones that requests may be addressed to, e.g. the name of a container. */
  readonly hosts: readonly string[];
  /** null = nobody has to log in; loopback only. */
  readonly auth: BasicAuth | null;
}

/** @throws AppError `labelstudio.passwordLetters`: Label Studio breaks off before it sends such a login */
export function checkLogin({ user, password }: BasicAuth): void {
  if (!isLatin(user + password)) throw fail('labelstudio.passwordLetters', {});
}

/** Why a request is turned away: HTTP status and a short ASCII reason. */
export interface Refusal {
  readonly status: 401 | 403;
  readonly reason: string;
  /** The same in words, for the log. */
  readonly error: AppError;
}

/** Names under which this machine is usually reached, from itself and from containers on it. */
const USUAL = ['localhost', 'host.docker.internal', 'host.containers.internal', hostname().toLowerCase()];

/**
 * Lets Label Studio in and keeps web pages out: a page that somebody has open in a browser on this machine could otherwise
 * talk to the server (directly, or under a name of its own by DNS rebinding).
 * @returns null = come in
 */
export function refusalOf(request: IncomingMessage, path: string, { hosts, auth }: GuardOptions): Refusal | null {
  if (isFromPage(request))
    return {
      status: 403,
      reason: 'Requests of web pages are not answered',
      error: fail('labelstudio.fromPage', { origin: shown(request.headers.origin) }),
    };
  const host = hostOf(request.headers.host ?? '');
  const known = [...USUAL, ...hosts.map((one) => one.toLowerCase())];
  if (host === null || !(isAddress(host) || known.includes(host)))
    return {
      status: 403,
      reason: 'Unexpected Host header; allow it with --allowed-host',
      error: fail('labelstudio.unknownHost', { host: host ?? shown(request.headers.host) }),
    };
  // Label Studio sends its event webhooks without credentials; they change nothing here.
  if (auth !== null && path !== '/webhook' && !isAuthorised(request.headers.authorization, auth))
    return { status: 401, reason: 'Basic authentication required', error: fail('labelstudio.loginRefused', {}) };
  return null;
}

/** What a stranger wrote, short enough to be shown. */
const shown = (text: string | undefined): string => (text ?? '?').slice(0, 100);

/** Browsers say where a request comes from; a person who types the address is `none`. */
function isFromPage({ headers, method }: IncomingMessage): boolean {
  if (headers.origin !== undefined) return true;
  const site = headers['sec-fetch-site'];
  return site !== undefined && (site !== 'none' || method !== 'GET');
}

/** Host name or address of a Host header, lower-case, without port and brackets; null = none. */
export function hostOf(header: string): string | null {
  const found = /^(?:\[([\da-f:.]+)\]|([^\s:/@[\]]+))(?::\d{1,5})?$/i.exec(header.trim());
  return (found?.[1] ?? found?.[2] ?? null)?.toLowerCase().replace(/\.$/, '') ?? null;
}

const isAddress = (host: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(host) || host.includes(':');

function isAuthorised(header: string | undefined, { user, password }: BasicAuth): boolean {
  const [, given = ''] = /^basic\s+([\w+/=-]+)$/i.exec(header ?? '') ?? [];
  const bytes = Buffer.from(given, 'base64');
  const wanted = `${user}:${password}`;
  // Label Studio's HTTP library writes Latin-1, browsers and curl write UTF-8.
  const utf8 = same(bytes, Buffer.from(wanted));
  const latin1 = same(bytes, Buffer.from(wanted, 'latin1'));
  return utf8 || (latin1 && isLatin(wanted));
}

/** What Latin-1 cannot say would be cut to other letters. */
const isLatin = (text: string): boolean => /^[ -~\xa0-\xff]*$/.test(text);

/** In the same time whatever is in them. */
function same(a: Buffer, b: Buffer): boolean {
  const equal = timingSafeEqual(padded(a, b.length), b);
  return equal && a.length === b.length;
}

const padded = (bytes: Buffer, length: number): Buffer => Buffer.concat([bytes.subarray(0, length)], length);
