import { request as ask, createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** A small real HTTP proxy on the loopback: whole addresses for http, tunnels (CONNECT) for https. */
export class LoopbackProxy {
  /** What it was asked for: `GET http://…` or `CONNECT host:port`. */
  readonly asked: string[] = [];
  private readonly server: Server;
  private readonly tunnels = new Set<Duplex>();

  /** @param login `name:password` that everybody has to give */
  constructor(login?: string) {
    const expected = login === undefined ? null : `Basic ${Buffer.from(login).toString('base64')}`;
    const mayPass = ({ headers }: IncomingMessage): boolean =>
      expected === null || headers['proxy-authorization'] === expected;
    this.server = createServer((request, response) => {
      this.asked.push(`${request.method} ${request.url}`);
      if (!mayPass(request)) {
        response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end();
        return;
      }
      const { 'proxy-authorization': _own, 'proxy-connection': _hop, ...headers } = request.headers;
      const onwards = ask(request.url ?? '', { method: request.method ?? 'GET', headers, agent: false }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on('error', () => response.destroy());
        answer.pipe(response);
      });
      onwards.on('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
      onwards.end();
    });
    this.server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.asked.push(`CONNECT ${request.url}`);
      socket.on('error', () => undefined);
      if (!mayPass(request)) {
        socket.end(
          'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n',
        );
        return;
      }
      const { hostname, port } = new URL(`http://${request.url}`);
      const target = connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        target.write(head);
        target.pipe(socket);
        socket.pipe(target);
      });
      this.tunnels.add(target).add(socket);
      target.on('error', () => socket.destroy());
      socket.on('close', () => target.destroy());
    });
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
  }

  /** @param login `name:password` to write into it */
  url(login?: string): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://${login === undefined ? '' : `${login}@`}127.0.0.1:${port}`;
  }

  close(): Promise<void> {
    for (const tunnel of this.tunnels) tunnel.destroy();
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
