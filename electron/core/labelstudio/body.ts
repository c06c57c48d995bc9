import type { IncomingMessage } from 'node:http';
import { fail } from '../../../shared/failure/failure';

/** Label Studio sends whole tasks with all annotations on each click. */
export const MAX_BODY = 256 << 20;

/**
 * The JSON object of a request; an empty body is an empty object.
 * @throws AppError `labelstudio.bodyTooLarge`, `labelstudio.badJson`, `app.cancelled` when the client has gone
 */
export async function readJson(request: IncomingMessage, limit = MAX_BODY): Promise<Readonly<Record<string, unknown>>> {
  const bytes = await readBytes(request, limit);
  if (bytes.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw fail('labelstudio.badJson', {});
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fail('labelstudio.badJson', {});
  return value as Readonly<Record<string, unknown>>;
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const said = Number(request.headers['content-length'] ?? 0);
  if (said > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      length += (chunk as Buffer).length;
      if (length > limit) throw tooLarge(limit);
      chunks.push(chunk as Buffer);
    }
  } catch (thrown) {
    if (request.destroyed && !request.complete && length <= limit) throw fail('app.cancelled', {});
    throw thrown;
  }
  return Buffer.concat(chunks, length);
}

const tooLarge = (limit: number) => fail('labelstudio.bodyTooLarge', { megabytes: limit >> 20 });

/** Reads a body away without keeping it: old clients send whole data sets to `/train`. */
export async function drain(request: IncomingMessage, limit = 4 * MAX_BODY): Promise<void> {
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > limit) throw tooLarge(limit);
  }
}
