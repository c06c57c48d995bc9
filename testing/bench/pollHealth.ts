import { request } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What the poller found, in milliseconds; `waited` has the answers in the order they were asked for. */
export interface HealthReport {
  readonly waited: readonly number[];
  readonly failed: number;
  /** Delay of the poller's own event loop: what of the waiting is not the server's. */
  readonly own: { readonly p99: number; readonly max: number };
}

const EVERY_MS = 100;
/** Label Studio waits one second. */
const PATIENCE_MS = 1000;

/** Asks for /health every 100 ms, each time over a new connection as Label Studio does, until it is told to stop. */
function poll(port: number): void {
  const waited: number[] = [];
  let failed = 0;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const timer = setInterval(() => {
    const began = performance.now();
    const asked = request({ port, host: '127.0.0.1', path: '/health', agent: false }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        const ms = performance.now() - began;
        waited.push(ms);
        if (answer.statusCode !== 200 || ms > PATIENCE_MS) failed++;
      });
    });
    asked.once('error', () => failed++);
    asked.end();
  }, EVERY_MS);
  process.once('message', () => {
    clearInterval(timer);
    const own = { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
    process.send?.({ waited, failed, own }, () => process.exit(0));
  });
}

poll(Number(process.argv[2]));
