import { lookup as dnsLookup } from 'node:dns';
import { type IncomingMessage, type OutgoingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { fail } from '../../../../shared/failure/failure';
import { whereaboutsOf } from './addresses';
import { unlessAborted } from './share';
import type { Base } from './site';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a host name. @throws whatever the system says, e.g. ENOTFOUND */
export type Lookup = (hostname: string) => Promise<readonly Address[]>;

export const systemLookup: Lookup = (hostname) =>
  new Promise((resolve, reject) => {
    dnsLookup(hostname, { all: true, verbatim: true }, (error, addresses) =>
      error === null ? resolve(addresses) : reject(error),
    );
  });

/** What a connection may lead to. */
export interface Way {
  readonly lookup: Lookup;
  readonly privateHosts: boolean;
  readonly trust: Base['trust'] | 'foreign';
  readonly connectMs: number;
  readonly signal: AbortSignal;
  /** For messages. */
  readonly image: string;
}

export interface Asking {
  /** Without login. */
  readonly url: URL;
  readonly headers: OutgoingHttpHeaders;
  /** JSON to post; nothing = GET. */
  readonly post?: string;
}

/** Addresses of one name that are tried. */
const MOST_ADDRESSES = 4;

/**
 * Sends one request, follows nothing. The name is looked up once, its addresses are judged, and the connection goes to one
 * of exactly these: a name that is another machine's a moment later (DNS rebinding) does not help anybody.
 * @returns the answer, its body still to come
 * @throws AppError `lsimages.addressRefused`, `lsimages.privateRefused`, and whatever Node says of a connection that fails
 */
export async function connect(asking: Asking, way: Way): Promise<IncomingMessage> {
  const addresses = await allowedAddresses(asking.url, way);
  let failed: unknown;
  for (const address of addresses.slice(0, MOST_ADDRESSES)) {
    try {
      return await ask(asking, address, way);
    } catch (thrown) {
      failed ??= thrown;
      // `localhost` is two addresses, and many servers listen on one of them only.
      if (!(thrown instanceof Unconnected)) throw thrown;
    }
  }
  throw failed instanceof Unconnected ? failed.cause : failed;
}

/** Nothing was sent yet. */
class Unconnected extends Error {
  override readonly name = 'Unconnected';
}

async function allowedAddresses(url: URL, { lookup, trust, privateHosts, signal, image }: Way): Promise<Address[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const found = family === 0 ? await unlessAborted(lookup(host), signal) : [{ address: host, family }];
  if (trust === 'setting') return [...found];
  const inside = trust === 'request' || privateHosts;
  const allowed = found.filter(({ address }) => {
    const whereabouts = whereaboutsOf(address);
    return whereabouts === 'public' || (whereabouts === 'private' && inside);
  });
  const first = found[0];
  if (allowed.length > 0 || first === undefined) return allowed;
  const about = { image, host: url.host, address: first.address };
  throw whereaboutsOf(first.address) === 'private'
    ? fail('lsimages.privateRefused', about)
    : fail('lsimages.addressRefused', about);
}

function ask({ url, headers, post }: Asking, { address, family }: Address, way: Way): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let connected = false;
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(url, {
      method: post === undefined ? 'GET' : 'POST',
      // A connection of its own: one that is kept might have been made under other trust.
      agent: false,
      signal: way.signal,
      lookup: (_hostname, options, found) =>
        options.all ? found(null, [{ address, family }]) : found(null, address, family),
      headers: {
        'user-agent': 'RTMLabel',
        accept: '*/*',
        // Otherwise lengths would be of something else than the file.
        'accept-encoding': 'identity',
        ...(post === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(post) }),
        ...headers,
      },
    });
    const timer = setTimeout(() => {
      request.destroy(Object.assign(new Error('no connection'), { code: 'ETIMEDOUT' }));
    }, way.connectMs);
    request.once('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        connected = true;
        clearTimeout(timer);
      });
    });
    // Stays: what goes wrong after the answer must not be an uncaught error.
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(connected || way.signal.aborted ? error : new Unconnected('not connected', { cause: error }));
    });
    request.once('response', resolve);
    request.end(post);
  });
}
