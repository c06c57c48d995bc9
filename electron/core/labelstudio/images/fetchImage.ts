import type { IncomingMessage } from 'node:http';
import { type AppError, fail } from '../../../../shared/failure/failure';
import { refusalOf } from './answer';
import { systemLookup } from './connect';
import { deadline } from './deadline';
import { type Followed, follow, type Target } from './follow';
import { type Asked, networkFailure } from './networkFailure';
import { createShared } from './share';
import type { Held, ImageStore } from './store';
import { createTokens } from './tokens';
import type { ImageLimits, ImageResolverOptions } from './types';

export interface Fetcher {
  /**
   * The image at an address, from disk when it was fetched a moment ago or its server says it is the same.
   * Several who want the same share one fetch.
   * @throws AppError `lsimages.*`, `app.cancelled`
   */
  fetch(target: Target, signal: AbortSignal | undefined): Promise<Held>;
  stop(): Promise<void>;
}

/** Addresses whose freshness is remembered. */
const MOST_FRESH = 20_000;

type Options = Pick<ImageResolverOptions, 'lookup' | 'privateHosts'> & { readonly limits: ImageLimits };

export function createFetcher(store: ImageStore, { limits, lookup = systemLookup, privateHosts }: Options): Fetcher {
  const tokens = createTokens(limits.totalMs);
  const shared = createShared<Held>((held) => held.release());
  /** Until when a fetched image need not be asked for again; per login, since it may not be everybody's. */
  const fresh = new Map<string, number>();

  const nowFresh = (key: string): void => {
    if (fresh.size >= MOST_FRESH) fresh.clear();
    fresh.set(key, Date.now() + limits.freshMs);
  };

  const work = async (target: Target, key: string, inside: boolean, stop: AbortSignal): Promise<Held> => {
    const { url, image } = target;
    const kept = await store.find(url.href);
    if (kept !== null && (fresh.get(key) ?? 0) > Date.now()) return kept.held;
    const limit = deadline(limits.totalMs, stop);
    let asked: Asked = { image, url, trust: 'foreign', answered: false };
    try {
      const way = { lookup, privateHosts: inside, connectMs: limits.connectMs, signal: limit.signal, image };
      const followed = await follow(target, validators(kept?.entry ?? null), tokens, way, limits, (now) => {
        asked = now;
      });
      const { answer } = followed;
      if (kept !== null && answer.statusCode === 304) {
        answer.destroy();
        nowFresh(key);
        return kept.held.again();
      }
      const total = await requireBody(followed, limits.maxBytes);
      asked = { ...asked, answered: true };
      const held = await store.add(chunksOf(answer, image, limits.maxBytes, total), image);
      const { etag = null, 'last-modified': lastModified = null } = answer.headers;
      await store.remember(url.href, { sha256: held.sha256, bytes: held.bytes, etag, lastModified });
      nowFresh(key);
      return held;
    } catch (thrown) {
      if (limit.passed())
        throw fail('lsimages.timeOut', { image, host: asked.url.host, seconds: Math.ceil(limits.totalMs / 1000) });
      if (stop.aborted) throw fail('app.cancelled', {});
      throw networkFailure(thrown, asked);
    } finally {
      limit.end();
      kept?.held.release();
    }
  };

  return {
    fetch(target, signal) {
      const { url, hosts, basic, kind } = target;
      const inside = privateHosts?.() ?? true;
      const login = hosts.baseOf(url)?.token ?? basic;
      const key = JSON.stringify([url.href, login, hosts.trustOf(url), kind, inside]);
      return shared.run(
        key,
        signal,
        (stop) => work(target, key, inside, stop),
        (held) => held.again(),
      );
    },
    stop: () => shared.stop(),
  };
}

/** Asks whether what we have is still the same (RFC 9110 13.1). */
function validators(entry: { readonly etag: string | null; readonly lastModified: string | null } | null) {
  if (entry?.etag != null) return { 'if-none-match': entry.etag };
  return entry?.lastModified != null ? { 'if-modified-since': entry.lastModified } : {};
}

/**
 * Looks at status and headers.
 * @returns bytes that come; null = not told
 * @throws AppError
 */
async function requireBody({ answer, refused }: Followed, maxBytes: number): Promise<number | null> {
  if (answer.statusCode !== 200) throw await refusalOf(answer, refused);
  const { 'content-encoding': encoding = 'identity', 'content-length': told } = answer.headers;
  const { image, host } = refused;
  if (encoding !== 'identity') {
    answer.destroy();
    throw fail('lsimages.badAnswer', { image, host, found: `Content-Encoding: ${encoding}` });
  }
  const total = told !== undefined && answer.headers['transfer-encoding'] === undefined ? Number(told) : null;
  if (total === null || total <= maxBytes) return total;
  answer.destroy();
  throw tooLarge(image, maxBytes);
}

const tooLarge = (image: string, maxBytes: number): AppError =>
  fail('lsimages.tooLarge', { image, limit: Math.floor(maxBytes / 1e6) });

async function* chunksOf(
  answer: IncomingMessage,
  image: string,
  maxBytes: number,
  total: number | null,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    done += chunk.byteLength;
    if (done > maxBytes) throw tooLarge(image, maxBytes);
    yield chunk;
  }
  // Label Studio's proxy for clouds stops after a while as if the image had ended.
  if (total !== null && done !== total) throw Object.assign(new Error('too short'), { code: 'ECONNRESET' });
}
