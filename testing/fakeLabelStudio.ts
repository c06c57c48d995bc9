import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const LEGACY = '0123456789abcdef0123456789abcdef01234567';

export interface SeenByLabelStudio {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly authorization: string | null;
}

/** A JWT as Label Studio makes them, unsigned. @param exp seconds since 1970 */
export function jwt(type: 'refresh' | 'access', exp: number, id = 0): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ token_type: type, exp, jti: String(id) })}.c2lnbmF0dXJl`;
}

/**
 * The parts of Label Studio that give out pictures, on the loopback: as its source has them (specification of the
 * protocol, chapter 8), in every generation by its switches.
 */
export class FakeLabelStudio {
  readonly requests: SeenByLabelStudio[] = [];
  /** Pictures by path below `/data/`, decoded, e.g. `upload/7/cat.png`. */
  readonly files = new Map<string, Uint8Array>();
  /** Personal access token that is accepted. */
  personal = jwt('refresh', 4_000_000_000);
  /** Whether the organisation still allows legacy tokens. */
  legacyTokens = true;
  /** Seconds that an access token is good for. */
  accessSeconds = 300;
  /** Label Studio from before personal access tokens. */
  refreshes: 'yes' | 'unknown' | { readonly redirect: string } = 'yes';
  localFiles: 'serve' | 'forbidden' | 'absent' = 'serve';
  /** Whether uploads lie in cloud storage; otherwise `/storage-data/` says 400. */
  cloudUploads = false;
  presign: 'base64' | 'plain' | 'absent' = 'base64';
  /** Where presigned addresses lead, by address in the cloud. */
  readonly buckets = new Map<string, string>();
  /** Answers of single paths, before everything else. */
  readonly special = new Map<string, (request: IncomingMessage, response: ServerResponse) => unknown>();

  private readonly access = new Set<string>();
  private issued = 0;
  private readonly server = createServer((request, response) => this.answer(request, response));

  private readonly prefix: string;

  /** @param prefix path it lives under, e.g. `/label-studio` */
  constructor(prefix = '') {
    this.prefix = prefix;
  }

  start(host = '127.0.0.1'): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(0, host, resolve);
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** With the prefix, without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${this.port}${this.prefix}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** Access tokens that were given out stop working. */
  revokeAccess(): void {
    this.access.clear();
  }

  /** Paths that were asked for, without those of tokens. */
  get asked(): string[] {
    return this.requests.map(({ url }) => url).filter((url) => !url.includes('/api/token/'));
  }

  get exchanges(): number {
    return this.requests.filter(({ url }) => url.includes('/api/token/refresh')).length;
  }

  private answer(request: IncomingMessage, response: ServerResponse): unknown {
    const { method = '', url = '/', headers } = request;
    this.requests.push({ method, url, authorization: headers.authorization ?? null });
    const at = new URL(url, 'http://x');
    const special = this.special.get(at.pathname);
    if (special !== undefined) return special(request, response);
    if (!at.pathname.startsWith(`${this.prefix}/`)) return json(response, 404, { detail: 'Not found.' });
    const path = decodeURIComponent(at.pathname.slice(this.prefix.length));
    if (path === '/api/token/refresh/') return this.refresh(request, response);
    const local = path === '/data/local-files/';
    if (local && this.localFiles === 'forbidden') return json(response, 403, { detail: 'Forbidden' });
    const refused = this.refusal(headers.authorization);
    if (refused !== null) return json(response, 401, { status_code: 401, detail: refused });
    if (path.startsWith('/data/upload/')) return this.picture(path.slice('/data/'.length), request, response);
    if (local && this.localFiles === 'serve') return this.picture(at.searchParams.get('d') ?? '', request, response);
    if (path === '/storage-data/uploaded/') {
      if (!this.cloudUploads) return json(response, 400, { detail: 'Bad request' });
      return this.picture(`cloud/${at.searchParams.get('filepath') ?? ''}`, request, response);
    }
    const presigned = /^\/tasks\/\d+\/(?:presign|resolve)\/$/.test(path);
    if (presigned) return this.sendToBucket(at.searchParams.get('fileuri') ?? '', response);
    return json(response, 404, { detail: 'Not found.' });
  }

  private refusal(authorization: string | undefined): string | null {
    const [scheme = '', token = ''] = (authorization ?? '').split(' ');
    if (scheme === 'Bearer') {
      const { exp } = claims(token);
      return this.access.has(token) && exp * 1000 > Date.now() ? null : 'Given token not valid for any token type';
    }
    if (scheme !== 'Token') return 'Authentication credentials were not provided.';
    if (!this.legacyTokens)
      return 'Authentication token no longer valid: legacy token authentication has been disabled for this organization';
    return token === LEGACY ? null : 'Invalid token.';
  }

  private refresh(request: IncomingMessage, response: ServerResponse): unknown {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    return request.on('end', () => {
      if (this.refreshes === 'unknown') return json(response, 404, { detail: 'Not found.' });
      if (this.refreshes !== 'yes') return response.writeHead(302, { location: this.refreshes.redirect }).end();
      if ((JSON.parse(text) as { refresh?: string }).refresh !== this.personal)
        return json(response, 401, { detail: 'Token is invalid', code: 'token_not_valid' });
      const access = jwt('access', Math.floor(Date.now() / 1000) + this.accessSeconds, ++this.issued);
      this.access.add(access);
      return json(response, 200, { access });
    });
  }

  private picture(path: string, request: IncomingMessage, response: ServerResponse): unknown {
    const bytes = this.files.get(path);
    if (bytes === undefined) return json(response, 404, { detail: 'Not found.' });
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
    return response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length, etag }).end(bytes);
  }

  private sendToBucket(uri: string, response: ServerResponse): unknown {
    const plain = this.presign === 'plain' ? uri : Buffer.from(uri, 'base64url').toString('utf8');
    const bucket = this.presign === 'absent' ? undefined : this.buckets.get(plain);
    if (bucket === undefined) return json(response, 404, { detail: 'Not found.' });
    return response.writeHead(303, { location: bucket }).end();
  }
}

function claims(token: string): { readonly exp: number } {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp: number };
  } catch {
    return { exp: 0 };
  }
}

function json(response: ServerResponse, status: number, body: object): ServerResponse {
  return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
