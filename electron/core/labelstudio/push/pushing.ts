import type { Failure } from '../../../../shared/failure/failure';
import type { LsPrediction } from '../../../../shared/formats/labelstudio/regions';
import type { PushProgress, PushReport } from '../../../../shared/ipc/labelStudioPush';
import { type Patience, retrying } from './retrying';
import { type ReadyPrediction, readyPrediction, type Sender, sendPredictions } from './send';

export interface PushingOptions {
  readonly sender: Sender;
  readonly onProgress: (progress: PushProgress) => void;
  readonly onAgain: (failure: Failure) => void;
  readonly patience: Patience;
  /** The person's: once it has fired nothing is waited for. */
  readonly signal: AbortSignal;
  readonly chunk?: number;
}

/** Collects predictions, pushes them in chunks, and counts. */
export interface Pushing {
  setTotal(total: number): void;
  /** A task that has a prediction already. */
  skip(): void;
  fail(task: number, failure: Failure): void;
  /** Takes a prediction; waits while a chunk goes out. @throws AppError `lspush.*` */
  add(task: number, prediction: LsPrediction): Promise<void>;
  /** Pushes what is left. @throws AppError `lspush.*` */
  finish(): Promise<void>;
  counts(): Pick<PushReport, 'total' | 'already' | 'pushed' | 'boxes' | 'failures' | 'failed'>;
}

/** Most predictions per request (specification of the protocol, 10.3). */
const CHUNK = 500;
/** A chunk goes out early at so many characters: servers in front of Label Studio limit bodies, often to 10 MB. */
const CHUNK_LENGTH = 4_000_000;
/** And after so long, milliseconds: what is pushed is safe, and people can begin. */
const CHUNK_MS = 20_000;
/** Progress is told at most this often, milliseconds; the end always. */
const TELL_EVERY = 200;
/** Failures that are kept for the list. */
const MOST_LISTED = 1_000;
/** After a stop nobody wants to wait for a server that is away. */
const NO_PATIENCE: Patience = { retries: 0, firstPauseMs: 0, longestPauseMs: 0 };

export function createPushing(options: PushingOptions): Pushing {
  const { sender, onProgress, onAgain, patience, signal, chunk: most = CHUNK } = options;
  const failures: { task: number; failure: Failure }[] = [];
  let [total, already, predicted, unpredicted, pushed, failed, boxes] = [0, 0, 0, 0, 0, 0, 0];
  let ready: ReadyPrediction[] = [];
  let length = 0;
  let sentAt = performance.now();
  let began: number | null = null;
  let told = 0;
  let tail: Promise<void> = Promise.resolve();

  const tell = (end = false): void => {
    const now = performance.now();
    if (!end && now - told < TELL_EVERY) return;
    told = now;
    const done = already + predicted + unpredicted;
    const seconds = began === null ? 0 : (now - began) / 1000;
    const rate = predicted < 3 || seconds === 0 ? null : predicted / seconds;
    const left = Math.max(0, total - done);
    onProgress({ total, done, already, pushed, failed, rate, secondsLeft: rate === null ? null : left / rate });
  };
  const note = (task: number, failure: Failure): void => {
    failed++;
    if (failures.length < MOST_LISTED) failures.push({ task, failure });
  };
  const send = async (chunk: readonly ReadyPrediction[]): Promise<void> => {
    const work = () => sendPredictions(sender, chunk);
    const outcome = await (signal.aborted
      ? retrying(work, NO_PATIENCE, onAgain)
      : retrying(work, patience, onAgain, signal));
    pushed += outcome.pushed.length;
    for (const { prediction } of outcome.pushed) boxes += new Set(prediction.result.map(({ id }) => id)).size;
    for (const { task, failure } of outcome.failures) note(task, failure);
    tell();
  };
  /** One chunk after the other; whoever filled one waits, which holds back the others soon. */
  const flush = (): Promise<void> => {
    const chunk = ready;
    ready = [];
    length = 0;
    sentAt = performance.now();
    if (chunk.length > 0) tail = tail.then(() => send(chunk));
    return tail;
  };

  return {
    setTotal(now) {
      total = now;
      tell();
    },
    skip() {
      already++;
      tell();
    },
    fail(task, failure) {
      unpredicted++;
      note(task, failure);
      tell();
    },
    async add(task, prediction) {
      const one = readyPrediction(task, prediction);
      began ??= performance.now();
      predicted++;
      ready.push(one);
      length += one.json.length;
      tell();
      const due = ready.length >= most || length >= CHUNK_LENGTH || performance.now() - sentAt >= CHUNK_MS;
      if (due) await flush();
    },
    async finish() {
      await flush();
      tell(true);
    },
    counts: () => ({ total, already, pushed, boxes, failures, failed }),
  };
}
