import type { IncomingMessage } from 'node:http';
import { Stalled } from './networkFailure';

/** Bytes that may wait for the disk before the connection is told to wait. */
const QUEUE = 8 << 20;

export interface Body {
  /** The pieces, once. @throws whatever Node says of a connection that breaks, after all that came before */
  chunks(): AsyncGenerator<Uint8Array>;
  destroy(): void;
}

/**
 * Collects a body from its first moment on. Everything that came before a connection broke is handed out before the error
 * is, unlike by reading the stream itself: else what breaks off every few kilobytes would never get on. A connection on
 * which nothing comes for `stallMs` is given up.
 */
export function bodyOf(response: IncomingMessage, stallMs: number): Body {
  const queue: Uint8Array[] = [];
  let queued = 0;
  let closed = false;
  let broken: Error | null = null;
  let wake = (): void => undefined;
  const timer = setTimeout(() => response.destroy(new Stalled()), stallMs);
  response.on('data', (chunk: Uint8Array) => {
    timer.refresh();
    queue.push(chunk);
    queued += chunk.byteLength;
    if (queued > QUEUE) response.pause();
    wake();
  });
  response.on('error', (error) => {
    broken = error;
    wake();
  });
  response.on('close', () => {
    clearTimeout(timer);
    closed = true;
    wake();
  });

  return {
    async *chunks() {
      for (;;) {
        const chunk = queue.shift();
        if (chunk !== undefined) {
          queued -= chunk.byteLength;
          yield chunk;
          // The disk has caught up; the time it took is not the server's fault.
          if (queued <= QUEUE && !closed && response.isPaused()) {
            timer.refresh();
            response.resume();
          }
        } else if (broken !== null) throw broken;
        else if (closed) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
    destroy: () => {
      response.destroy();
    },
  };
}
