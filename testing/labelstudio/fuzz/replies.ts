/** An answer as it came over the line. */
export interface Reply {
  readonly status: number;
  readonly reason: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

export interface Parsed {
  /** Final answers; 1xx are left out. */
  readonly replies: readonly Reply[];
  /** What is wrong with the stream, if anything. */
  readonly broken: string | null;
  /** Bytes that are no whole answer (yet). */
  readonly rest: number;
}

/**
 * Reads what a server sent, strictly as RFC 9112 has it.
 * @param bodiless the first answer is to HEAD
 * @param closed the server has closed the connection
 */
export function parseReplies(bytes: Buffer, bodiless: boolean, closed: boolean): Parsed {
  const replies: Reply[] = [];
  let at = 0;
  const parsed = (broken: string | null): Parsed => ({ replies, broken, rest: bytes.length - at });
  while (at < bytes.length) {
    const end = bytes.indexOf('\r\n\r\n', at);
    if (end < 0) return parsed(null);
    const [first = '', ...lines] = bytes.subarray(at, end).toString('latin1').split('\r\n');
    const line = /^HTTP\/1\.1 (\d{3}) (.*)$/.exec(first);
    if (line === null) return parsed(`status line ${JSON.stringify(first.slice(0, 100))}`);
    const headers = new Map<string, string>();
    for (const header of lines) {
      const [, name, value] = /^([\w-]+): ?(.*)$/.exec(header) ?? [];
      if (name === undefined) return parsed(`header ${JSON.stringify(header.slice(0, 100))}`);
      if (headers.has(name.toLowerCase())) return parsed(`header ${name} twice`);
      headers.set(name.toLowerCase(), value as string);
    }
    const status = Number(line[1]);
    const start = end + 4;
    if (status < 200) {
      at = start;
      continue;
    }
    const length = headers.get('content-length');
    if (length !== undefined && !/^\d+$/.test(length)) return parsed(`Content-Length ${length}`);
    if (headers.has('transfer-encoding')) return parsed('chunked answer');
    // The parser does not know that it was HEAD, and closes: no harm is done.
    const byParser = headers.get('connection') === 'close' && !headers.has('date');
    const hasBody = byParser || !(bodiless && replies.length === 0);
    const size = !hasBody ? 0 : length === undefined ? (closed ? bytes.length - start : null) : Number(length);
    if (size === null || bytes.length < start + size) return parsed(null);
    replies.push({ status, reason: line[2] as string, headers, body: bytes.subarray(start, start + size) });
    at = start + size;
  }
  return parsed(null);
}
