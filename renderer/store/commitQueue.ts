import { createStore } from 'zustand/vanilla';
import type { Diff } from '../../shared/editing/diff';
import type { Failure } from '../../shared/failure/failure';
import type { Bridge } from '../../shared/ipc/contract';
import { request } from './request';
import { readable, type Slice } from './slice';

/** What the window says about saving. `pending` = diffs that are not yet on the disk. */
export type SaveState =
  | { readonly status: 'saved' }
  | { readonly status: 'saving'; readonly pending: number }
  | { readonly status: 'failed'; readonly pending: number; readonly failure: Failure };

/**
 * Hands committed diffs to the main process one after the other, in order. A diff leaves the queue only when main
 * answered that it is on the disk; after a failure the queue stays as it is and the same diff is tried again.
 */
export interface CommitQueue extends Slice<SaveState> {
  push(diff: Diff): void;
  /** Tries again at once after a failure. */
  retry(): void;
  /** Resolves when nothing is pending (true) or when saving failed (false). */
  settled(): Promise<boolean>;
  /** Forgets what is pending: only when the person chose to lose it. */
  clear(): void;
}

/** Pauses between automatic retries, in milliseconds; the last one repeats. */
const RETRY_PAUSES = [1_000, 2_000, 5_000, 15_000, 30_000];

const SAVED: SaveState = { status: 'saved' };

export function createCommitQueue(bridge: Bridge): CommitQueue {
  const store = createStore<SaveState>(() => SAVED);
  const queue: Diff[] = [];
  let running = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let generation = 0;

  const set = (state: SaveState): void => store.setState(state, true);

  const run = async (): Promise<void> => {
    if (running) return;
    clearTimeout(timer);
    running = true;
    const mine = generation;
    for (let diff = queue[0]; diff !== undefined; diff = queue[0]) {
      set({ status: 'saving', pending: queue.length });
      const reply = await request(bridge, 'document.commit', { diff });
      if (mine !== generation) return;
      if (!reply.ok) {
        running = false;
        set({ status: 'failed', pending: queue.length, failure: reply.failure });
        timer = setTimeout(() => void run(), RETRY_PAUSES[Math.min(failures++, RETRY_PAUSES.length - 1)]);
        return;
      }
      failures = 0;
      queue.shift();
    }
    running = false;
    set(SAVED);
  };

  return {
    ...readable(store),
    push(diff) {
      queue.push(diff);
      const state = store.getState();
      // After a failure the timer or the person tries again: a full disk is not asked at every key press.
      if (state.status === 'failed') set({ ...state, pending: queue.length });
      else if (running) set({ status: 'saving', pending: queue.length });
      else void run();
    },
    retry() {
      if (queue.length > 0) void run();
    },
    settled() {
      if (store.getState().status !== 'saving') return Promise.resolve(store.getState().status === 'saved');
      return new Promise((resolve) => {
        const stop = store.subscribe((state) => {
          if (state.status === 'saving') return;
          stop();
          resolve(state.status === 'saved');
        });
      });
    },
    clear() {
      generation++;
      clearTimeout(timer);
      queue.length = 0;
      running = false;
      failures = 0;
      set(SAVED);
    },
  };
}
