import type { IncomingHttpHeaders } from 'node:http';
import { fail } from '../../../../shared/failure/failure';
import { Interruption } from './interruption';
import type { Asked } from './networkFailure';
import type { About } from './partFile';

/** Answers that may be others in a moment. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What to do with an answer's body. */
export type Body =
  /** It is the whole file. */
  | { readonly take: 'whole'; readonly about: About }
  /** It goes on where the kept bytes end. */
  | { readonly take: 'rest' }
  /** The kept bytes are of another file, or the server cannot go on: ask anew for everything. */
  | { readonly take: 'anew' };

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Reads status and headers.
 * @param kept what was asked to be gone on with, and from which byte; null = the whole file was asked for
 * @param longestPauseMs a server that asks to wait for longer is taken as a refusal
 * @throws AppError, or Interruption when another attempt may help
 */
export function readAnswer(
  { status, headers }: Answer,
  asked: Asked,
  address: string,
  kept: { readonly about: About; readonly from: number } | null,
  longestPauseMs: number,
): Body {
  if (status === 416 && kept !== null) return { take: 'anew' };
  if (status !== 200 && status !== 206) throw refusal(status, headers, asked, longestPauseMs);
  const { host, url } = asked;
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw fail('download.badAnswer', { host, url, found: `Content-Encoding: ${encoding}` });
  if (status === 206) {
    if (kept === null) throw fail('download.badAnswer', { host, url, found: 'HTTP 206' });
    return continues(headers, kept.about, kept.from) ? { take: 'rest' } : { take: 'anew' };
  }
  // Networks that ask for a login first answer everything with a page.
  const type = headers['content-type'] ?? '';
  if (/^text\/html\b/i.test(type)) throw fail('download.badAnswer', { host, url, found: type });
  const { etag = null, 'last-modified': lastModified = null } = headers;
  return { take: 'whole', about: { url: address, etag, lastModified, total: lengthOf(headers) } };
}

/** Whether a partial answer is of the same file and begins at the right byte. Not every server minds If-Range. */
function continues(headers: IncomingHttpHeaders, about: About, from: number): boolean {
  const range = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers['content-range'] ?? '');
  if (range === null || Number(range[1]) !== from) return false;
  const length = lengthOf(headers);
  if (length !== null && length !== Number(range[2]) - from + 1) return false;
  if (about.total !== null && range[3] !== '*' && Number(range[3]) !== about.total) return false;
  const same = (now: string | undefined, then: string | null): boolean =>
    now === undefined || then === null || now === then;
  return same(headers.etag, about.etag) && same(headers['last-modified'], about.lastModified);
}

/** Bytes of the body as told; null = not told. */
function lengthOf(headers: IncomingHttpHeaders): number | null {
  const told = headers['content-length'];
  return told !== undefined && headers['transfer-encoding'] === undefined && /^\d{1,15}$/.test(told)
    ? Number(told)
    : null;
}

function refusal(status: number, headers: IncomingHttpHeaders, asked: Asked, longestPauseMs: number): unknown {
  const { host, url, proxy } = asked;
  if (status === 407 && proxy !== null) return fail('download.proxyLogin', { proxy, url });
  if (status === 404 || status === 410) return fail('download.notThere', { host, url, status });
  const failure = fail('download.refused', { host, url, status });
  const waitMs = waitOf(headers['retry-after'], Date.now());
  return PASSING.has(status) && waitMs <= longestPauseMs ? new Interruption(failure, waitMs) : failure;
}

/** Milliseconds that Retry-After asks for: seconds or a date (RFC 9110 10.2.3). */
export function waitOf(retryAfter: string | undefined, now: number): number {
  if (retryAfter === undefined) return 0;
  if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1000;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now);
}
