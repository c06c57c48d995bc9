import { AppError, fail } from '../../../../shared/failure/failure';
import { codeOf } from '../../files/writeFailure';
import { Interruption } from './interruption';

/** Who was asked for what; for messages. */
export interface Asked {
  readonly file: string;
  /** Official address, without login. */
  readonly url: string;
  readonly host: string;
  /** Address of the proxy in between, without login. */
  readonly proxy: string | null;
}

/** How far a download has come. */
export interface Reached {
  /** A server has answered at least once. */
  readonly answered: boolean;
  readonly done: number;
  readonly total: number | null;
}

/** A connection on which nothing comes any more. */
export class Stalled extends Error {
  override readonly name = 'Stalled';
  readonly code = 'ETIMEDOUT';
}

/** OpenSSL's words for a certificate that is not trusted, besides CERT_… and ERR_TLS_…. */
const UNTRUSTED =
  /^(CERT_|ERR_TLS_CERT|UNABLE_TO_(GET|VERIFY|DECRYPT)_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Failures before a proxy let us through: they are the proxy's own. */
const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What a broken connection means: an expected error that ends it, or an interruption to try again after. */
export function networkFailure(thrown: unknown, asked: Asked, reached: Reached): unknown {
  if (thrown instanceof AppError || thrown instanceof Interruption || !(thrown instanceof Error)) return thrown;
  const { file, url, host, proxy } = asked;
  const reason = codeOf(thrown) ?? thrown.message;
  const options = { cause: thrown };
  if (UNTRUSTED.test(reason)) return fail('download.certificate', { host, url, reason }, options);
  if (reached.answered) {
    const { done, total } = reached;
    return new Interruption(fail('download.brokenOff', { file, url, done, total, reason }, options));
  }
  if (proxy !== null && NO_CONNECTION.has(reason))
    return new Interruption(fail('download.proxyUnreachable', { proxy, url, reason }, options));
  return new Interruption(fail('download.unreachable', { url, host, reason }, options));
}
