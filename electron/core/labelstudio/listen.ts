import { createServer, type RequestListener, type Server } from 'node:http';
import { fail } from '../../../shared/failure/failure';
import { answerBrokenHttp } from './brokenHttp';

export interface Listening {
  /** Where it can be reached, e.g. `127.0.0.1:8003`, `[::1]:8003`. */
  readonly addresses: readonly string[];
  readonly port: number;
  close(): Promise<void>;
}

/** Both families: on some systems `localhost` is tried as ::1 first, and Label Studio gives a connection one second. */
const LOOPBACK = ['127.0.0.1', '::1'];
/** Ports tried for the offer of a free one. */
const OFFERED = 50;
/** A connection that sends nothing is closed; Label Studio keeps its own open between calls of one page. */
const KEEP_ALIVE_MS = 15_000;
const HEADERS_MS = 20_000;
/** A request without Host is refused by our own guard, in JSON. */
const OPTIONS = { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS, requireHostHeader: false };

/**
 * Starts to listen.
 * @param host `loopback`, or an address to bind (`0.0.0.0` and `::` = the whole network)
 * @param port 0 = any free one
 * @throws AppError `labelstudio.portInUse` with the next free one, `labelstudio.listen`
 */
export async function listen(handler: RequestListener, host: string, port: number): Promise<Listening> {
  const servers: Server[] = [];
  const hosts = host === 'loopback' ? LOOPBACK : [host];
  let bound = port;
  try {
    for (const address of hosts) {
      const server = createServer({ ...OPTIONS }, handler);
      answerBrokenHttp(server);
      // A body of 200 MB over a slow network takes its time; predictions take theirs.
      server.requestTimeout = 0;
      try {
        bound = await start(server, address, bound);
        servers.push(server);
      } catch (thrown) {
        // A machine without IPv6 has no ::1.
        const missing = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(thrown));
        if (!(missing && servers.length > 0)) throw thrown;
      }
    }
  } catch (thrown) {
    await closeAll(servers);
    throw await listenFailure(thrown, hosts, port);
  }
  return {
    port: bound,
    addresses: hosts.slice(0, servers.length).map((one) => `${one.includes(':') ? `[${one}]` : one}:${bound}`),
    close: () => closeAll(servers),
  };
}

const codeOf = (thrown: unknown): string => String((thrown as NodeJS.ErrnoException).code ?? '');

function start(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, ipv6Only: host.includes(':') }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    }),
  );
}

async function listenFailure(thrown: unknown, hosts: readonly string[], port: number) {
  if (codeOf(thrown) === 'EADDRINUSE')
    return fail('labelstudio.portInUse', { port, free: await freePort(hosts, port) });
  return fail('labelstudio.listen', { host: hosts.join(', '), port, reason: codeOf(thrown) });
}

/** The next port after one in use that is free on all addresses; 0 = none near. */
async function freePort(hosts: readonly string[], port: number): Promise<number> {
  for (let next = port + 1; next <= Math.min(65_535, port + OFFERED); next++) {
    const servers = hosts.map(() => createServer());
    try {
      for (const [at, server] of servers.entries()) await start(server, hosts[at] as string, next);
      return next;
    } catch (thrown) {
      if (codeOf(thrown) !== 'EADDRINUSE') return next;
    } finally {
      await closeAll(servers);
    }
  }
  return 0;
}
