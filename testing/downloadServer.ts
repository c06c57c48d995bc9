import { createHash } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** What goes wrong with one answer. Nothing = a good server with ranges, ETag and Last-Modified. */
export interface Behaviour {
  /** Closes the connection after so many bytes of the body. */
  readonly breakAfter?: number;
  /** Sends so many bytes of the body and then nothing more. */
  readonly stallAfter?: number;
  /** Never even answers. */
  readonly mute?: true;
  /** Content-Length, whatever is sent. */
  readonly sayLength?: number;
  /** Sends these bytes instead, as if they were the file. */
  readonly send?: Uint8Array;
  /** Sends these bytes as well, behind the end. */
  readonly sendAfter?: Uint8Array;
  /** Without Content-Length. */
  readonly chunked?: true;
  /** An empty answer with this status. */
  readonly status?: number;
  /** Sends on to this address. */
  readonly redirect?: string;
  /** Answers a range with the whole file. */
  readonly ignoreRange?: true;
  /** Answers a range although the file is another one now. */
  readonly ignoreIfRange?: true;
  /** Neither ETag nor Last-Modified. */
  readonly noValidator?: true;
  readonly etag?: string;
  /** Pause between pieces of 64 KB, milliseconds: for watching progress. */
  readonly pauseMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

interface Served {
  bytes: Uint8Array;
  /** For the first request, the second, …; good behaviour afterwards. A single one is for all. */
  script: readonly Behaviour[] | Behaviour;
  asked: number;
}

const MODIFIED = 'Tue, 19 Jul 2022 11:22:20 GMT';
const PIECE = 1 << 16;

/** A file server on the loopback that misbehaves as it is told. For tests of the downloader and of the app. */
export class DownloadServer {
  /** All requests, oldest first. */
  readonly requests: SeenRequest[] = [];
  private readonly files = new Map<string, Served>();
  private readonly server: Server;
  private readonly scheme: 'http' | 'https';

  /** @param tls serves https with this key and certificate (PEM) */
  constructor(tls?: { readonly key: string; readonly cert: string }) {
    const answer = (request: IncomingMessage, response: ServerResponse): void => this.answer(request, response);
    this.server = tls === undefined ? createServer(answer) : createTlsServer(tls, answer);
    this.scheme = tls === undefined ? 'http' : 'https';
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, '127.0.0.1', resolve);
    });
  }

  /** Without a slash at the end. */
  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `${this.scheme}://127.0.0.1:${port}`;
  }

  /** Offers a file; returns its address. Serving another one at the same path replaces it. */
  serve(path: string, bytes: Uint8Array, script: readonly Behaviour[] | Behaviour = []): string {
    this.files.set(path, { bytes, script, asked: 0 });
    return `${this.url}${path}`;
  }

  /** Puts other bytes in the place of a file; its script goes on. */
  change(path: string, bytes: Uint8Array): void {
    const served = this.files.get(path);
    if (served !== undefined) served.bytes = bytes;
  }

  /** Range headers of the requests for a path; null = the whole file was asked for. */
  rangesOf(path: string): (string | null)[] {
    return this.requests.filter((seen) => seen.path === path).map(({ headers }) => headers.range ?? null);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    this.requests.push({ path, headers: request.headers });
    const served = this.files.get(path);
    if (served === undefined) {
      response.writeHead(404).end();
      return;
    }
    const { script } = served;
    const behaviour = 'at' in script ? (script.at(served.asked) ?? {}) : script;
    served.asked++;
    void this.follow(behaviour, served.bytes, request, response).catch(() => response.destroy());
  }

  private async follow(
    behaviour: Behaviour,
    bytes: Uint8Array,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { mute, status, redirect, headers = {} } = behaviour;
    if (mute) return;
    if (redirect !== undefined) {
      response.writeHead(302, { location: redirect, ...headers }).end();
      return;
    }
    if (status !== undefined) {
      response.writeHead(status, headers).end();
      return;
    }
    const range = rangeOf(request.headers, bytes, behaviour);
    const first = range ?? 0;
    if (first >= bytes.length && bytes.length > 0) {
      response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
      return;
    }
    const body = behaviour.send ?? bytes.subarray(first);
    response.writeHead(range === null ? 200 : 206, {
      'content-type': 'application/octet-stream',
      'accept-ranges': 'bytes',
      ...(behaviour.noValidator ? {} : { etag: etagOf(bytes, behaviour), 'last-modified': MODIFIED }),
      ...(range === null ? {} : { 'content-range': `bytes ${first}-${bytes.length - 1}/${bytes.length}` }),
      ...(behaviour.chunked ? {} : { 'content-length': String(behaviour.sayLength ?? body.length) }),
      ...headers,
    });
    const upTo = behaviour.breakAfter ?? behaviour.stallAfter ?? body.length;
    await send(response, body.subarray(0, upTo), behaviour.pauseMs ?? 0);
    if (behaviour.sendAfter !== undefined) await send(response, behaviour.sendAfter, 0);
    if (behaviour.breakAfter !== undefined) response.destroy();
    else if (behaviour.stallAfter === undefined) response.end();
  }
}

const etagOf = (bytes: Uint8Array, { etag }: Behaviour): string =>
  etag ?? `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;

/** First byte that is asked for and may be given alone; null = the whole file. */
function rangeOf(headers: IncomingHttpHeaders, bytes: Uint8Array, behaviour: Behaviour): number | null {
  const asked = /^bytes=(\d+)-$/.exec(headers.range ?? '');
  if (asked === null || behaviour.ignoreRange) return null;
  const condition = headers['if-range'];
  const holds = condition === undefined || condition === etagOf(bytes, behaviour) || condition === MODIFIED;
  return holds || behaviour.ignoreIfRange ? Number(asked[1]) : null;
}

/** Resolves when the system has taken the bytes. */
async function send(response: ServerResponse, bytes: Uint8Array, pauseMs: number): Promise<void> {
  for (let at = 0; at < bytes.length && !response.destroyed; at += PIECE) {
    await new Promise<void>((resolve, reject) => {
      response.write(bytes.subarray(at, at + PIECE), (error) => (error ? reject(error) : resolve()));
    });
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
