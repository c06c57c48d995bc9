import type { IncomingMessage } from 'node:http';
import { fail } from '../../../shared/failure/failure';
import type { Sieve } from './sieve';

/** Label Studio sends whole tasks with all annotations on each click. */
export const MAX_BODY = 256 << 20;
/** Most that is read away of a body nobody wants: old clients send whole data sets to `/train`. */
const MAX_UNWANTED = 4 * MAX_BODY;
/** A body that stands still for so long does not come any more; what waits for it would wait for ever. */
const IDLE_MS = 30_000;

export interface BodyLimits {
  /** Bytes. */
  readonly limit?: number;
  /** Most milliseconds without a byte. */
  readonly idleMs?: number;
  /** What is kept of the bytes as they come. */
  readonly sieve?: Sieve;
}

/**
 * The JSON object of a request; an empty body is an empty object.
 * @throws AppError `labelstudio.bodyTooLarge`, `labelstudio.bodyStalled`, `labelstudio.badJson`, `app.cancelled` when the
 * client has gone
 */
export async function readJson(
  request: IncomingMessage,
  limits: BodyLimits = {},
): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  const { sieve } = limits;
  const take = (chunk: Buffer) => chunks.push(...(sieve?.pass(chunk) ?? [chunk]));
  await readThrough(request, take, { limit: MAX_BODY, ...limits });
  if (chunks.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw fail('labelstudio.badJson', {});
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fail('labelstudio.badJson', {});
  return value as Readonly<Record<string, unknown>>;
}

/**
 * Reads a body away without keeping it.
 * @throws AppError `labelstudio.bodyTooLarge`, `labelstudio.bodyStalled`, `app.cancelled` when the client has gone
 */
export async function drain(request: IncomingMessage, limits: BodyLimits = {}): Promise<void> {
  if (!request.readableEnded) await readThrough(request, () => undefined, { limit: MAX_UNWANTED, ...limits });
}

/** Leaves the request as it is when it throws, so that an answer can still go out. */
function readThrough(
  request: IncomingMessage,
  take: (chunk: Buffer) => void,
  { limit, idleMs = IDLE_MS }: BodyLimits & { readonly limit: number },
): Promise<void> {
  const tooLarge = () => fail('labelstudio.bodyTooLarge', { megabytes: limit >> 20 });
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) return reject(tooLarge());
    if (request.destroyed) return reject(fail('app.cancelled', {}));
    let length = 0;
    const finish = (settle: () => void): void => {
      clearTimeout(idle);
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose).pause();
      settle();
    };
    const idle = setTimeout(
      () => finish(() => reject(fail('labelstudio.bodyStalled', { seconds: Math.ceil(idleMs / 1000) }))),
      idleMs,
    );
    const onData = (chunk: Buffer): void => {
      idle.refresh();
      length += chunk.length;
      if (length > limit) finish(() => reject(tooLarge()));
      else take(chunk);
    };
    const onEnd = (): void => finish(resolve);
    const onClose = (): void => finish(() => reject(fail('app.cancelled', {})));
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}
