import type { Failure } from '../../../shared/failure/failure';

/** What the pool sends to a thread. */
export interface JobMessage<Job> {
  readonly id: number;
  readonly job: Job;
}

/** What a thread sends back: first `ready` or `refused`, then one `done` or `failed` per job. */
export type ThreadMessage<Ready, Reply> =
  | { readonly type: 'ready'; readonly value: Ready }
  | { readonly type: 'refused'; readonly failure: Failure }
  | { readonly type: 'done'; readonly id: number; readonly value: Reply }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure };
