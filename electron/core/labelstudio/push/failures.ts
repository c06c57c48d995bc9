import { AppError, type Failure, fail } from '../../../../shared/failure/failure';

/**
 * What the image resolver's code says of token and connection, as it is said where predictions are pushed: there it is not
 * about one image. Anything else comes back as it is.
 */
export function pushFailure(thrown: unknown, host: string): unknown {
  if (!(thrown instanceof AppError)) return thrown;
  const { failure } = thrown;
  const options = { cause: thrown };
  switch (failure.code) {
    case 'lsimages.tokenMissing':
      return fail('lspush.noToken', { host }, options);
    case 'lsimages.tokenInvalid':
      return fail('lspush.tokenInvalid', { host }, options);
    case 'lsimages.tokenRefused':
      return fail('lspush.tokenRefused', { host, status: failure.params.status }, options);
    case 'lsimages.tokenExpired':
      return fail('lspush.tokenExpired', { host }, options);
    case 'lsimages.legacyDisabled':
      return fail('lspush.legacyDisabled', { host }, options);
    case 'lsimages.noPersonalTokens':
      return fail('lspush.noPersonalTokens', { host, status: failure.params.status }, options);
    case 'lsimages.unreachable':
    case 'lsimages.localhost':
      return fail('lspush.unreachable', { host, reason: failure.params.reason }, options);
    case 'lsimages.certificate':
      return fail('lspush.certificate', { host, reason: failure.params.reason }, options);
    case 'lsimages.brokenOff':
      return fail('lspush.brokenOff', { host, reason: failure.params.reason }, options);
    case 'lsimages.badAnswer':
      return fail('lspush.notLabelStudio', { host, found: failure.params.found }, options);
    default:
      return thrown;
  }
}

const PASSING: ReadonlySet<Failure['code']> = new Set([
  'lspush.unreachable',
  'lspush.timeOut',
  'lspush.brokenOff',
  'lspush.serverError',
]);

/** Whether the same request may go well a moment later. */
export const isPassing = (thrown: unknown): boolean => thrown instanceof AppError && PASSING.has(thrown.failure.code);

/** What is no fault of one task: nothing more can be predicted or pushed. */
export const endsAll = ({ code }: Failure): boolean => code.startsWith('model.') || code.startsWith('lspush.');
