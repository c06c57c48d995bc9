import type { ServerResponse } from 'node:http';
import type { Failure, FailureCode } from '../../../shared/failure/failure';
import { asciiReason } from './reason';

/** HTTP status of a failure: what the client did wrong, what cannot be had, what is not ready. */
export function statusOf({ code }: Failure): number {
  const own = STATUS[code];
  if (own !== undefined) return own;
  if (code.startsWith('lsimages.') || code.startsWith('image.')) return 424;
  return code.startsWith('model.') ? 503 : 500;
}

const STATUS: Partial<Record<FailureCode, number>> = {
  'labelstudio.badJson': 400,
  'labelstudio.noTasks': 400,
  'labelstudio.config': 400,
  'labelstudio.bodyTooLarge': 413,
  'labelstudio.bodyStalled': 408,
  'labelstudio.noControl': 422,
  'labelstudio.noImage': 422,
  'labelstudio.busy': 503,
  'labelstudio.loading': 503,
  'labelstudio.namesNeeded': 503,
  'labelstudio.stopped': 503,
  'cli.classesNeeded': 503,
};

/** Answers with a JSON object. The reason phrase is all of an error that Label Studio shows. */
export function replyJson(
  response: ServerResponse,
  status: number,
  body: object,
  { reason, headers = {} }: { readonly reason?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): void {
  if (response.writableEnded || response.destroyed) return;
  const bytes = Buffer.from(JSON.stringify(body));
  const all = { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length), ...headers };
  if (reason === undefined) response.writeHead(status, all);
  else response.writeHead(status, reason, all);
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

/** As Label Studio's own backends word it: `status` and `detail`, without a trace. */
export function replyFailure(response: ServerResponse, failure: Failure): number {
  const status = statusOf(failure);
  const reason = asciiReason(failure);
  replyJson(response, status, { status, detail: reason, code: failure.code }, { reason });
  return status;
}
