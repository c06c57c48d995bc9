import type { IncomingMessage } from 'node:http';
import { fail } from '../../../../shared/failure/failure';
import { type Asking, connect, type Way } from './connect';
import { deadline } from './deadline';
import { networkFailure } from './networkFailure';
import { redacted } from './redact';
import { unlessAborted } from './share';
import type { Base } from './site';

export type TokenKind =
  /** `Authorization: Token …`. */
  | 'legacy'
  /** A refresh token, exchanged for access tokens. */
  | 'personal'
  /** An access token, good for minutes. */
  | 'access'
  /** Cannot even be sent. */
  | 'invalid';

/** Renewed so long before it runs out, milliseconds. */
const EARLY_MS = 30_000;
/** Longest answer that is read when a token is exchanged. */
const ANSWER_BYTES = 64 * 1024;

/** What a person pasted, judged by its form: personal tokens are JWTs that name their own type. */
export function tokenKind(token: string): TokenKind {
  if (!/^[\x21-\x7e]+$/.test(token)) return 'invalid';
  const claims = claimsOf(token);
  if (claims === null) return 'legacy';
  return claims.token_type === 'access' ? 'access' : 'personal';
}

/** When a JWT runs out, milliseconds since 1970; null = it does not say. */
export function expiryOf(token: string): number | null {
  const exp = claimsOf(token)?.exp;
  return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : null;
}

function claimsOf(token: string): { readonly token_type?: unknown; readonly exp?: unknown } | null {
  const parts = token.split('.');
  if (parts.length !== 3) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? claims : null;
  } catch {
    return null;
  }
}

/** Headers for Label Studio's own addresses. */
export interface Tokens {
  /**
   * @param refused a header Label Studio has just refused: not handed out again if there can be another
   * @returns null = there is nothing to send
   * @throws AppError `lsimages.token*`, `lsimages.noPersonalTokens`, `lsimages.badAnswer`, `lsimages.unreachable` …
   */
  authorization(base: Base, way: Way, refused?: string | null): Promise<string | null>;
}

/** What an exchange brought; failures are data because everybody who waits words them for an image of their own. */
type Exchange =
  | { readonly access: string }
  | { readonly status: number; readonly found: string }
  | { readonly error: unknown };

/** @param totalMs patience for one exchange */
export function createTokens(totalMs: number): Tokens {
  const known = new Map<string, string>();
  const running = new Map<string, Promise<Exchange>>();

  const exchanged = (base: Base, token: string, way: Way): Promise<Exchange> => {
    const key = `${base.url.href} ${token}`;
    const other = running.get(key);
    if (other !== undefined) return other;
    // Not ended by one image that is given up: others wait for it too.
    const exchange = exchange1(base, token, way, totalMs).then((result) => {
      running.delete(key);
      if ('access' in result) known.set(key, result.access);
      return result;
    });
    running.set(key, exchange);
    return exchange;
  };

  return {
    async authorization(base, way, refused = null) {
      const { token, basic, url } = base;
      if (token === null) return basic;
      const { image } = way;
      const { host } = url;
      const kind = tokenKind(token);
      if (kind === 'invalid') throw fail('lsimages.tokenInvalid', { image, host });
      if (kind === 'legacy') return `Token ${token}`;
      if (kind === 'access') return `Bearer ${token}`;
      const kept = known.get(`${url.href} ${token}`);
      const good = kept !== undefined && (expiryOf(kept) ?? Infinity) - EARLY_MS > Date.now();
      if (good && `Bearer ${kept}` !== refused) return `Bearer ${kept}`;
      const result = await unlessAborted(exchanged(base, token, way), way.signal);
      if ('access' in result) return `Bearer ${result.access}`;
      if ('error' in result) throw networkFailure(result.error, { image, url, trust: base.trust, answered: false });
      throw refusal(result, token, image, host);
    },
  };
}

async function exchange1(base: Base, token: string, way: Way, totalMs: number): Promise<Exchange> {
  const limit = deadline(totalMs, undefined);
  const url = new URL(base.url);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/api/token/refresh/`;
  const asking: Asking = { url, headers: {}, post: JSON.stringify({ refresh: token }) };
  try {
    const answer = await connect(asking, { ...way, trust: base.trust, signal: limit.signal });
    const status = answer.statusCode ?? 0;
    const text = await textOf(answer, ANSWER_BYTES);
    const access = status === 200 ? accessIn(text) : null;
    // A redirect is not followed: it would take the token along to wherever it points.
    return access === null ? { status, found: redacted(answer.headers.location ?? `HTTP ${status}`) } : { access };
  } catch (error) {
    return { error: limit.passed() ? Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }) : error };
  } finally {
    limit.end();
  }
}

function accessIn(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    const access = typeof body === 'object' && body !== null && 'access' in body ? body.access : null;
    return typeof access === 'string' && /^[\x21-\x7e]+$/.test(access) ? access : null;
  } catch {
    return null;
  }
}

function refusal({ status, found }: { status: number; found: string }, token: string, image: string, host: string) {
  if (status === 404 || status === 405) return fail('lsimages.noPersonalTokens', { image, host, status });
  if (status !== 400 && status !== 401 && status !== 403) return fail('lsimages.badAnswer', { image, host, found });
  const expiry = expiryOf(token);
  return expiry !== null && expiry < Date.now()
    ? fail('lsimages.tokenExpired', { image, host })
    : fail('lsimages.tokenRefused', { image, host, status });
}

/** The begin of a short answer as text. */
export async function textOf(answer: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= most) break;
  }
  return Buffer.concat(chunks).toString('utf8', 0, most);
}
