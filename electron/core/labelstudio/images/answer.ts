import type { IncomingMessage } from 'node:http';
import { type AppError, fail } from '../../../../shared/failure/failure';
import type { Base } from './site';
import { expiryOf, textOf, tokenKind } from './tokens';

/** What is asked for; the same status means something else for each. */
export type TargetKind = 'upload' | 'localFiles' | 'cloud' | 'site' | 'http';

/** Of an answer that is not the image. */
export interface Refused {
  readonly image: string;
  readonly host: string;
  readonly kind: TargetKind;
  /** Label Studio, as which the host was asked; null = any other host. */
  readonly base: Base | null;
}

/** Part of an error page that is read to find out why. */
const PAGE_BYTES = 4096;

/** Why an answer other than 200 is no image, and what to do. Ends the answer. */
export async function refusalOf(answer: IncomingMessage, about: Refused): Promise<AppError> {
  const status = answer.statusCode ?? 0;
  const page = status === 401 && about.base !== null ? await textOf(answer, PAGE_BYTES).catch(() => '') : '';
  answer.destroy();
  return refusal(status, page, about);
}

export function refusal(status: number, page: string, { image, host, kind, base }: Refused): AppError {
  const where = { image, host, status };
  if (status < 400) return fail('lsimages.badAnswer', { image, host, found: `HTTP ${status}` });
  if (base === null) {
    // The bucket itself, after Label Studio has sent us there.
    if (kind === 'cloud') return fail('lsimages.cloudRefused', where);
    if (status === 401 || status === 403) return fail('lsimages.loginRefused', where);
  } else if (status === 403 && kind === 'localFiles') return fail('lsimages.localFilesForbidden', { image, host });
  else if (status === 401 || status === 403) return tokenRefusal(status, page, image, host, base.token);
  else if (status === 404 && kind === 'localFiles') return fail('lsimages.localFilesNotServed', { image, host });
  else if (kind === 'upload' && MISSING.has(status)) return fail('lsimages.uploadGone', where);
  else if (kind === 'cloud') return fail('lsimages.cloudRefused', where);
  return fail(status === 404 || status === 410 ? 'lsimages.notThere' : 'lsimages.refused', where);
}

/** How Label Studio says that there is no such upload: 400 without cloud storage, 500 when only its row is gone. */
const MISSING = new Set([400, 404, 410, 500]);

function tokenRefusal(status: number, page: string, image: string, host: string, token: string | null): AppError {
  if (token === null) return fail('lsimages.tokenMissing', { image, host });
  if (/legacy token authentication has been disabled/i.test(page))
    return fail('lsimages.legacyDisabled', { image, host });
  if (tokenKind(token) === 'access' && (expiryOf(token) ?? Infinity) < Date.now())
    return fail('lsimages.tokenExpired', { image, host });
  return fail('lsimages.tokenRefused', { image, host, status });
}
