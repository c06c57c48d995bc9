import type { IncomingMessage } from 'node:http';
import { fail } from '../../../../shared/failure/failure';
import { refusal } from '../images/answer';
import { connect, systemLookup, type Way } from '../images/connect';
import { deadline } from '../images/deadline';
import { networkFailure } from '../images/networkFailure';
import { redacted } from '../images/redact';
import { type Base, hostsOf, sameOrigin, withoutLogin } from '../images/site';
import { createTokens, type Tokens, textOf, tokenKind } from '../images/tokens';
import { pushFailure } from './failures';

/** An answer below 500 of Label Studio's API. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Label Studio's REST API: one request each, nothing is tried twice. */
export interface Api {
  /** Host and port, for sentences. */
  readonly host: string;
  /**
   * @param path below Label Studio's address, e.g. `/api/tasks`, with its query
   * @throws AppError `lspush.*`, `app.cancelled`
   */
  get(path: string, signal?: AbortSignal): Promise<ApiAnswer>;
  post(path: string, body: string, signal?: AbortSignal): Promise<ApiAnswer>;
}

export interface ApiLimits {
  /** Patience for a connection, milliseconds. */
  readonly connectMs: number;
  /** Patience for an answer to GET and to POST, milliseconds. */
  readonly getMs: number;
  readonly postMs: number;
}

const usualLimits: ApiLimits = { connectMs: 5_000, getMs: 60_000, postMs: 180_000 };

/** Longest answer: a page of tasks may hold embedded pictures. */
const ANSWER_BYTES = 400 << 20;
const REDIRECTS = 3;
const NOBODY = { url: '', taskId: null, hostname: null, setupToken: null, peer: null, login: null, password: null };

/**
 * Talks to Label Studio with the same connections and tokens as the image resolver: legacy, personal (exchanged and
 * renewed) and access tokens, or a login inside the address.
 * @throws AppError `lspush.badUrl`
 */
export function createApi(
  { url, token }: { readonly url: string; readonly token: string | null },
  limits: Partial<ApiLimits> = {},
): Api {
  const [base] = hostsOf({ url, token, documentRoots: [], uploadDirs: [] }, NOBODY).bases;
  if (base === undefined) throw fail('lspush.badUrl', { url: redacted(url) });
  const { connectMs, getMs, postMs } = { ...usualLimits, ...limits };
  const tokens = createTokens(getMs);
  const { host } = base.url;

  const ask = async (path: string, post: string | undefined, ms: number, signal?: AbortSignal): Promise<ApiAnswer> => {
    if (signal?.aborted) throw fail('app.cancelled', {});
    const limit = deadline(ms, signal);
    let answered = false;
    try {
      const way: Way = {
        lookup: systemLookup,
        privateHosts: true,
        trust: 'setting',
        connectMs,
        signal: limit.signal,
        image: host,
      };
      const answer = await send(base, path, post, tokens, way);
      answered = true;
      return await read(answer, base);
    } catch (thrown) {
      if (signal?.aborted) throw fail('app.cancelled', {});
      if (limit.passed()) throw fail('lspush.timeOut', { host, seconds: Math.ceil(ms / 1000) });
      throw pushFailure(networkFailure(thrown, { image: host, url: base.url, trust: 'setting', answered }), host);
    } finally {
      limit.end();
    }
  };

  return {
    host,
    get: (path, signal) => ask(path, undefined, getMs, signal),
    post: (path, body, signal) => ask(path, body, postMs, signal),
  };
}

/** Asks with the login that is good, follows Label Studio around its own paths. */
async function send(
  base: Base,
  path: string,
  post: string | undefined,
  tokens: Tokens,
  way: Way,
): Promise<IncomingMessage> {
  const { host } = base.url;
  const ask = (url: URL, login: string | null): Promise<IncomingMessage> =>
    connect({ url, headers: login === null ? {} : { authorization: login }, ...(post !== undefined && { post }) }, way);
  let login = await tokens.authorization(base, way);
  if (login === null) throw fail('lspush.noToken', { host });
  let url = new URL(`${base.url.href.replace(/\/$/, '')}${path}`);
  for (let hops = 0; ; hops++) {
    let answer = await ask(url, login);
    if (answer.statusCode === 401 && base.token !== null && tokenKind(base.token) === 'personal') {
      answer.destroy();
      login = await tokens.authorization(base, way, login);
      answer = await ask(url, login);
    }
    const { statusCode = 0, headers } = answer;
    if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) return answer;
    answer.destroy();
    const next = withoutLogin(new URL(headers.location, url));
    const known = sameOrigin(next, base.url) && next.pathname.replace(/\/$/, '') === url.pathname.replace(/\/$/, '');
    // A token goes to the address that was entered and nowhere else; a redirected POST would lose its body.
    if (!known || post !== undefined || hops >= REDIRECTS)
      throw fail('lspush.redirected', { host, to: redacted(next.origin + next.pathname) });
    url = next;
  }
}

async function read(answer: IncomingMessage, base: Base): Promise<ApiAnswer> {
  const { statusCode: status = 0, headers } = answer;
  const { host } = base.url;
  const text = await textOf(answer, ANSWER_BYTES);
  if (status === 401) throw refusal(status, text, { image: host, host, kind: 'site', base });
  if (status === 403) throw fail('lspush.forbidden', { host, status });
  if (status >= 500 || status === 429) throw fail('lspush.serverError', { host, status });
  try {
    return { status, body: JSON.parse(text) };
  } catch {
    // What stands before Label Studio (a proxy that finds a body too long) refuses in HTML.
    if (status >= 400) return { status, body: null };
    const [type = ''] = (headers['content-type'] ?? '').split(';');
    throw fail('lspush.notLabelStudio', { host, found: type || `HTTP ${status}` });
  }
}
