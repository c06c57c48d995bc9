import type { RequestName, Requests } from '../../../shared/ipc/contract';

/** One function per request. What it throws becomes the failure of the reply. */
export type Handlers<Names extends RequestName = RequestName> = {
  readonly [N in Names]: (input: Requests[N]['input']) => Promise<Requests[N]['output']> | Requests[N]['output'];
};

/** Names of the requests of an area, e.g. `app.*`. */
export type Area<Prefix extends string> = Extract<RequestName, `${Prefix}.${string}`>;
