import dns from 'node:dns';
import net from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What the server's process says of itself when it is asked. */
export interface Facts {
  readonly rss: number;
  /** Heap and buffers, after a collection where one was asked for. */
  readonly used: number;
  /** Delay of the event loop since it was last asked, milliseconds. */
  readonly delay: { readonly p50: number; readonly p99: number; readonly max: number };
  /** Addresses outside of this machine that it wanted to talk to. */
  readonly outward: readonly string[];
}

const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.|localhost$)/.test(address);
const outward = new Set<string>();

function refused(address: string): NodeJS.ErrnoException {
  if (outward.size < 1000) outward.add(address);
  return Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' });
}

type Found = (error: Error | null, address?: unknown, family?: number) => void;

/** No name but the loopback's is known. */
function lookup(hostname: string, ...rest: unknown[]): void {
  const found = rest.at(-1) as Found;
  const options = rest.length > 1 ? (rest[0] as { all?: boolean }) : {};
  const family = net.isIP(hostname);
  const address = family === 0 ? { address: '127.0.0.1', family: 4 } : { address: hostname, family };
  if (!isLoopback(hostname)) {
    const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' });
    process.nextTick(found, error);
  } else if (options.all) process.nextTick(found, null, [address]);
  else process.nextTick(found, null, address.address, address.family);
}
Object.assign(dns, { lookup });

// Whatever a hostile address leads to, it does not leave this machine.
const connect = net.Socket.prototype.connect as (this: net.Socket, ...args: unknown[]) => net.Socket;
Object.assign(net.Socket.prototype, {
  connect(this: net.Socket, ...args: unknown[]): net.Socket {
    const [first] = args;
    const options = (Array.isArray(first) ? first[0] : first) as { host?: string; lookup?: typeof lookup };
    if (typeof options !== 'object' || options === null || options.host === undefined) return connect.apply(this, args);
    if (net.isIP(options.host) !== 0) {
      if (isLoopback(options.host)) return connect.apply(this, args);
      process.nextTick(() => this.destroy(refused(options.host ?? '')));
      return this;
    }
    const inner = options.lookup ?? lookup;
    options.lookup = (hostname: string, ...rest: unknown[]): void => {
      const found = rest.at(-1) as Found;
      inner(hostname, ...rest.slice(0, -1), (error: Error | null, address: unknown, family?: number) => {
        const all = (Array.isArray(address) ? address.map((one) => one.address) : [address]).map(String);
        const foreign = error === null ? all.find((one) => !isLoopback(one)) : undefined;
        if (foreign === undefined) found(error, address, family);
        else found(refused(foreign));
      });
    };
    return connect.apply(this, args);
  },
});

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const ms = (nanoseconds: number): number => nanoseconds / 1e6;

process.on('message', ({ facts, collect, reset }: { facts?: number; collect?: boolean; reset?: boolean }) => {
  if (facts === undefined) return;
  if (collect) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const told: Facts = {
    rss,
    used: heapUsed + external,
    delay: { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) },
    outward: [...outward],
  };
  outward.clear();
  if (reset) delay.reset();
  process.send?.({ facts, told });
});
process.channel?.unref();
