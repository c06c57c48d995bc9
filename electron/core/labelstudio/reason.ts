import type { Failure } from '../../../shared/failure/failure';

/** A failure as the reason phrase of an HTTP answer, the only part of it that Label Studio shows: printable ASCII, short. */
export function asciiReason(failure: Failure): string {
  return `RTMLabel failed (${failure.code})`;
}
