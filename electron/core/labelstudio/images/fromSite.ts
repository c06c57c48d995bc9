import { AppError, type FailureCode, fail } from '../../../../shared/failure/failure';
import type { TargetKind } from './answer';
import type { Fetcher } from './fetchImage';
import { isUnreachable } from './networkFailure';
import { type Base, basicLogin, decoded, type Hosts, loginOf, sameOrigin, withoutLogin } from './site';
import type { Place } from './sources';
import type { Held } from './store';
import type { ImageRequest } from './types';

/** All there is to fetch one image with. */
export interface Fetching {
  readonly hosts: Hosts;
  readonly fetcher: Fetcher;
  readonly request: ImageRequest;
  /** For messages. */
  readonly image: string;
  readonly signal: AbortSignal | undefined;
}

/** An upload: from Label Studio's disk, or from the cloud storage it may keep them in. */
export const fetchUpload = (path: string, place: Place, fetching: Fetching): Promise<Held> =>
  fromSite(
    'upload',
    place,
    [`/data/${path}`, `/storage-data/uploaded/?filepath=${encodeURIComponent(decoded(path))}`],
    fetching,
    'lsimages.uploadGone',
  );

/**
 * Something in a bucket. New Label Studio takes its address as URL-safe base64, others percent-encoded.
 * @throws AppError `lsimages.noTask`, and those of `fromSite`
 */
export function fetchCloud(uri: string, fetching: Fetching): Promise<Held> {
  const { image, request } = fetching;
  const task = String(request.taskId ?? '');
  if (!/^[\w-]+$/.test(task)) throw fail('lsimages.noTask', { image });
  // Python's decoder wants the padding, which `base64url` leaves out.
  const base64 = Buffer.from(uri, 'utf8').toString('base64').replace(/\+/g, '-').replace(/\//g, '_');
  const tails = [base64, uri].map((text) => `/tasks/${task}/presign/?fileuri=${encodeURIComponent(text)}`);
  return fromSite('cloud', { origin: null, prefix: '' }, tails, fetching, 'lsimages.cloudRefused');
}

/**
 * Something of Label Studio's own, from the first of its addresses that answers.
 * @param tails paths behind the prefix, with query: the next is tried after the failure `next`
 * @throws AppError `lsimages.noSite`, and those of `Fetcher`: the first when all fail alike
 */
export async function fromSite(
  kind: TargetKind,
  place: Place,
  tails: readonly string[],
  fetching: Fetching,
  next: FailureCode | null = null,
): Promise<Held> {
  const { hosts, image } = fetching;
  const { origin } = place;
  // What the address itself says comes first.
  const isNamed = ({ url }: Base): boolean => origin !== null && sameOrigin(url, origin);
  const bases = [...hosts.bases.filter(isNamed), ...hosts.bases.filter((base) => !isNamed(base))];
  if (bases.length === 0) throw fail('lsimages.noSite', { image });
  return firstOf(bases, isUnreachable, (base) =>
    firstOf(tails, failsWith(next), (tail) => {
      const prefix = origin === null ? place.prefix || pathOf(base) : isNamed(base) ? place.prefix : pathOf(base);
      const url = new URL(`${base.url.origin}${prefix}${tail.replace(/#/g, '%23')}`);
      const basic = origin !== null && isNamed(base) ? loginOf(origin) : null;
      return fetching.fetcher.fetch({ url, kind, hosts, basic, image }, fetching.signal);
    }),
  );
}

/** Any other address. The project's login is for hosts that are not Label Studio; what stands in the address wins. */
export function fromElsewhere(address: URL, { hosts, fetcher, request, image, signal }: Fetching): Promise<Held> {
  const { login, password } = request;
  const isLabelStudio = hosts.bases.some(({ url }) => sameOrigin(url, address));
  const ofProject = login && !isLabelStudio ? basicLogin(login, password ?? '') : null;
  const basic = loginOf(address) ?? ofProject;
  return fetcher.fetch({ url: withoutLogin(address), kind: 'http', hosts, basic, image }, signal);
}

const pathOf = ({ url }: Base): string => url.pathname.replace(/\/$/, '');

const failsWith =
  (code: FailureCode | null) =>
  (thrown: unknown): boolean =>
    thrown instanceof AppError && thrown.failure.code === code;

/** The first that works. After a failure that is `passing` the next is tried; when all fail so, the first one counts. */
async function firstOf<T, R>(
  all: readonly T[],
  passing: (thrown: unknown) => boolean,
  work: (one: T) => Promise<R>,
): Promise<R> {
  let first: unknown;
  for (const one of all) {
    try {
      return await work(one);
    } catch (thrown) {
      if (!passing(thrown)) throw thrown;
      first ??= thrown;
    }
  }
  throw first;
}
