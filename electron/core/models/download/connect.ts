import { get as getHttp, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { get as getHttps } from 'node:https';
import { checkServerIdentity, rootCertificates } from 'node:tls';
import { fail } from '../../../../shared/failure/failure';
import { withoutLogin } from './address';
import { type Body, bodyOf } from './body';
import { type Asked, Stalled } from './networkFailure';
import { routeTo } from './proxy';

export interface Connection {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Body;
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
    const answer = await getOne(url, headers, way, route?.agent ?? false, ca);
    const next = redirectOf(answer, url, asked);
    if (next === null) return { ...answer, asked };
    answer.body.destroy();
    if (hops >= way.redirects) throw fail('download.tooManyRedirects', { url: way.shownUrl, limit: way.redirects });
    if (next.protocol !== 'https:' && !(next.protocol === 'http:' && url.protocol === 'http:'))
      throw fail('download.insecureRedirect', { url: way.shownUrl, to: withoutLogin(next) });
    url = next;
  }
}

type Agents = NonNullable<Parameters<typeof getHttps>[1]>['agent'];

type Answer = Omit<Connection, 'asked'>;

function getOne(
  url: URL,
  headers: OutgoingHttpHeaders,
  { stallMs, signal }: Way,
  agent: NonNullable<Agents>,
  ca: string[] | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? getHttps : getHttp;
    // Uncompressed: otherwise lengths and ranges would be of something else than the file.
    const request = get(url, {
      agent,
      headers: { 'user-agent': 'RTMLabel', accept: '*/*', 'accept-encoding': 'identity', ...headers },
      ...(signal && { signal }),
      ...(ca && { ca }),
      // Behind a proxy the agent forgets a host that is a number.
      checkServerIdentity: (_host: string, certificate) =>
        checkServerIdentity(url.hostname.replace(/^\[|\]$/g, ''), certificate),
    });
    const timer = setTimeout(() => request.destroy(new Stalled()), stallMs);
    // Stays: what comes after the answer (bytes behind the end) is an error here too, and must not be an uncaught one.
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    request.once('response', (response) => {
      clearTimeout(timer);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bodyOf(response, stallMs) });
    });
  });
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

function redirectOf({ status, headers, body }: Answer, from: URL, { host, url }: Asked): URL | null {
  const { location } = headers;
  if (location === undefined || !REDIRECTS.has(status)) return null;
  try {
    return new URL(location, from);
  } catch {
    body.destroy();
    throw fail('download.badAnswer', { host, url, found: `Location: ${location}` });
  }
}
