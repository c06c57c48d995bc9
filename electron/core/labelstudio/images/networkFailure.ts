import { AppError, fail } from '../../../../shared/failure/failure';
import { codeOf } from '../../files/writeFailure';
import { type Base, isLoopback } from './site';

/** Who is asked for what; for messages. */
export interface Asked {
  readonly image: string;
  readonly url: URL;
  readonly trust: Base['trust'] | 'foreign';
  /** The image had begun to come. */
  readonly answered: boolean;
}

/** OpenSSL's words for a certificate that is not trusted. */
const UNTRUSTED =
  /^(CERT_|ERR_TLS_CERT|UNABLE_TO_(GET|VERIFY|DECRYPT)_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** What a connection that failed means. What is no network error is handed on. */
export function networkFailure(thrown: unknown, { image, url, trust, answered }: Asked): unknown {
  if (thrown instanceof AppError || !(thrown instanceof Error)) return thrown;
  const host = url.host;
  const reason = codeOf(thrown) ?? thrown.message;
  const options = { cause: thrown };
  if (UNTRUSTED.test(reason)) return fail('lsimages.certificate', { image, host, reason }, options);
  if (answered) return fail('lsimages.brokenOff', { image, host, reason }, options);
  // A request's word for where Label Studio is: inside a container that is the container.
  if (trust === 'request' && isLoopback(url)) return fail('lsimages.localhost', { image, host, reason }, options);
  return fail('lsimages.unreachable', { image, host, reason }, options);
}

/** Whether another address of Label Studio is worth a try. */
export const isUnreachable = (thrown: unknown): boolean =>
  thrown instanceof AppError && ['lsimages.unreachable', 'lsimages.localhost'].includes(thrown.failure.code);
