import { failureOf, type Result } from '../../shared/failure/failure';
import type { Bridge, RequestName, Requests } from '../../shared/ipc/contract';

/** `bridge.call` that never rejects: a broken channel becomes an `app.unexpected` failure. */
export async function request<N extends RequestName>(
  bridge: Bridge,
  name: N,
  input: Requests[N]['input'],
): Promise<Result<Requests[N]['output']>> {
  try {
    return await bridge.call(name, input);
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
}
