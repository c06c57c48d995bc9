import type { DownloadState } from './request';

/** Rates are of so many milliseconds. */
const WINDOW_MS = 5_000;
/** A shorter time says nothing yet. */
const SHORTEST_MS = 500;

export interface SpeedMeter {
  /** So many bytes of the file are here, at this time in milliseconds. Fewer than before = it began anew. */
  add(now: number, done: number): void;
  /** State as a person sees it; `total` = null when nobody knows. */
  state(now: number, total: number | null): DownloadState;
}

/** Measures a download over its last seconds. Bytes of an earlier attempt (the first `add`) do not count as speed. */
export function createSpeedMeter(): SpeedMeter {
  let samples: { readonly at: number; readonly done: number }[] = [];
  return {
    add(now, done) {
      const last = samples.at(-1);
      if (last !== undefined && done < last.done) samples = [];
      samples.push({ at: now, done });
      // One sample older than the window stays: the rate begins there.
      while (samples.length > 2 && (samples[1]?.at ?? now) <= now - WINDOW_MS) samples.shift();
    },
    state(now, total) {
      const first = samples[0];
      const done = samples.at(-1)?.done ?? 0;
      const ms = first === undefined ? 0 : now - first.at;
      const bytesPerSecond = first === undefined || ms < SHORTEST_MS ? null : ((done - first.done) * 1000) / ms;
      const left = total === null || bytesPerSecond === null || bytesPerSecond === 0 ? null : total - done;
      return {
        done,
        total,
        bytesPerSecond: bytesPerSecond === null ? null : Math.round(bytesPerSecond),
        secondsLeft: left === null || bytesPerSecond === null ? null : Math.ceil(Math.max(0, left) / bytesPerSecond),
      };
    },
  };
}
