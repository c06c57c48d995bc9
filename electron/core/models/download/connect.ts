import { get as getHttp, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { get as getHttps } from 'node:https';
import { rootCertificates } from 'node:tls';
import { fail } from '../../../../shared/failure/failure';
import { withoutLogin } from './address';
import { type Asked, Stalled } from './networkFailure';
import { routeTo } from './proxy';

export interface Connection {
  readonly response: IncomingMessage;
  readonly asked: Asked;
}

export interface Way {
  readonly file: string;
  /** Official address, without login. */
  readonly shownUrl: string;
  readonly proxy: string | null;
  readonly certificates: string | null;
  readonly stallMs: number;
  readonly redirects: number;
  readonly signal: AbortSignal | undefined;
  /** Told before each request who is asked, so that a failure can name it. */
  readonly onAsk: (asked: Asked) => void;
}

/**
 * Asks for an address and follows redirects; the body is left to the caller. Never from https to anything else.
 * @throws AppError `download.tooManyRedirects`, `download.insecureRedirect`, `download.badAnswer`, `download.proxyInvalid`,
 * and whatever Node says of a connection that fails
 */
export async function connect(address: URL, headers: OutgoingHttpHeaders, way: Way): Promise<Connection> {
  const ca = way.certificates === null ? undefined : [...rootCertificates, way.certificates];
  let url = address;
  for (let hops = 0; ; hops++) {
    const route = routeTo(url, way.proxy, ca);
    const asked: Asked = { file: way.file, url: way.shownUrl, host: url.host, proxy: route?.shown ?? null };
    way.onAsk(asked);
    const response = await getOne(url, headers, way, route?.agent ?? false, ca);
    const next = redirectOf(response, url, asked);
    if (next === null) return { response, asked };
    response.destroy();
    if (hops >= way.redirects) throw fail('download.tooManyRedirects', { url: way.shownUrl, limit: way.redirects });
    if (next.protocol !== 'https:' && !(next.protocol === 'http:' && url.protocol === 'http:'))
      throw fail('download.insecureRedirect', { url: way.shownUrl, to: withoutLogin(next) });
    url = next;
  }
}

type Agents = NonNullable<Parameters<typeof getHttps>[1]>['agent'];

function getOne(
  url: URL,
  headers: OutgoingHttpHeaders,
  { stallMs, signal }: Way,
  agent: NonNullable<Agents>,
  ca: string[] | undefined,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? getHttps : getHttp;
    // Uncompressed: otherwise lengths and ranges would be of something else than the file.
    const request = get(url, {
      agent,
      headers: { 'user-agent': 'RTMLabel', accept: '*/*', 'accept-encoding': 'identity', ...headers },
      ...(signal && { signal }),
      ...(ca && { ca }),
    });
    const timer = setTimeout(() => request.destroy(new Stalled()), stallMs);
    // Stays: what comes after the answer (bytes behind the end) is an error here too, and must not be an uncaught one.
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    request.once('response', (response) => {
      clearTimeout(timer);
      // The body's reader may not listen yet when the connection breaks.
      response.on('error', () => undefined);
      resolve(response);
    });
  });
}

function redirectOf({ statusCode, headers }: IncomingMessage, from: URL, { host, url }: Asked): URL | null {
  const { location } = headers;
  if (location === undefined || ![301, 302, 303, 307, 308].includes(statusCode ?? 0)) return null;
  try {
    return new URL(location, from);
  } catch {
    throw fail('download.badAnswer', { host, url, found: `Location: ${location}` });
  }
}

/**
 * The pieces of a body. A connection on which nothing comes for `stallMs` is given up.
 * @throws whatever Node says of a connection that breaks
 */
export async function* bodyOf(response: IncomingMessage, stallMs: number): AsyncGenerator<Uint8Array> {
  const timer = setTimeout(() => response.destroy(new Stalled()), stallMs);
  try {
    for await (const chunk of response) {
      timer.refresh();
      yield chunk as Uint8Array;
      timer.refresh();
    }
  } finally {
    clearTimeout(timer);
    response.destroy();
  }
}
