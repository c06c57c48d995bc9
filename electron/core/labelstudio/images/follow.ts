import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { fail } from '../../../../shared/failure/failure';
import { type Refused, refusal, type TargetKind } from './answer';
import { connect, type Way } from './connect';
import type { Asked } from './networkFailure';
import { type Base, type Hosts, sameOrigin, withoutLogin } from './site';
import { type Tokens, tokenKind } from './tokens';

/** An image at an address. */
export interface Target {
  /** Without login. */
  readonly url: URL;
  readonly kind: TargetKind;
  readonly hosts: Hosts;
  /** Login for this address's own origin, unless Label Studio's token takes its place. */
  readonly basic: string | null;
  /** For messages. */
  readonly image: string;
}

export interface Followed {
  readonly answer: IncomingMessage;
  readonly refused: Refused;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Asks for an image and goes where it is sent. What is sent along is decided anew at every step: Label Studio's token for
 * its pictures, a login for the origin it was given for, nothing for anybody else.
 * @param state told before each request who is asked, so that a failure can name it
 * @throws AppError `lsimages.tooManyRedirects`, `lsimages.badAnswer`, those of `connect` and `Tokens`, and what Node says
 */
export async function follow(
  target: Target,
  headers: OutgoingHttpHeaders,
  tokens: Tokens,
  way: Omit<Way, 'trust'>,
  limits: { readonly redirects: number },
  state: (asked: Asked) => void,
): Promise<Followed> {
  const { image, kind, hosts } = target;
  let { url } = target;
  for (let hops = 0; ; hops++) {
    const base = hosts.baseOf(url);
    const hop: Hop = { url, base, headers, way: { ...way, trust: hosts.trustOf(url) } };
    state({ image, url, trust: hop.way.trust, answered: false });
    const answer = await askWithLogin(hop, target, tokens);
    const refused = { image, host: url.host, kind, base };
    const next = redirectOf(answer, url, refused);
    if (next === null) return { answer, refused };
    answer.destroy();
    if (hops >= limits.redirects)
      throw fail('lsimages.tooManyRedirects', { image, host: url.host, limit: limits.redirects });
    url = next;
  }
}

interface Hop {
  readonly url: URL;
  readonly base: Base | null;
  readonly headers: OutgoingHttpHeaders;
  readonly way: Way;
}

async function askWithLogin(hop: Hop, target: Target, tokens: Tokens): Promise<IncomingMessage> {
  const { url, base, headers, way } = hop;
  const ask = (login: string | null): Promise<IncomingMessage> =>
    connect({ url, headers: login === null ? headers : { ...headers, authorization: login } }, way);
  const given = sameOrigin(url, target.url) ? target.basic : null;
  if (base === null) return ask(given);
  const login = (await tokens.authorization(base, way)) ?? given;
  const answer = await ask(login);
  const renewable = base.token !== null && tokenKind(base.token) === 'personal';
  if (answer.statusCode !== 401 || !renewable) return answer;
  answer.destroy();
  return ask(await tokens.authorization(base, way, login));
}

/** Where an answer sends us; null = nowhere. @throws AppError */
function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL, refused: Refused): URL | null {
  const { location } = headers;
  if (location === undefined || !REDIRECTS.has(statusCode)) return null;
  const { image, host, base } = refused;
  let to: URL;
  try {
    to = withoutLogin(new URL(location, from));
  } catch {
    throw fail('lsimages.badAnswer', { image, host, found: `HTTP ${statusCode}` });
  }
  if (!/^https?:$/.test(to.protocol)) throw fail('lsimages.badAnswer', { image, host, found: to.protocol });
  // Pages for browsers do not refuse, they show where to log in.
  if (base !== null && /\/user\/login\/?$/.test(to.pathname)) throw refusal(401, '', refused);
  return to;
}
