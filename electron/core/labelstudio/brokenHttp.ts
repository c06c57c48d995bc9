import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { drain } from './body';
import { replyJson } from './reply';

/** How long a client may take to read why its connection ends. */
const GOODBYE_MS = 1_000;

/** What the parser of Node refuses with something else than 400. */
const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** What never becomes a request is answered in JSON like everything else. */
export function answerBrokenHttp(server: Server): void {
  const ending = new WeakSet<Duplex>();
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    // The rest of what was refused comes here as well.
    if (ending.has(socket)) return;
    ending.add(socket);
    if (code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    socket.end(rawAnswer(STATUS[code] ?? 400));
    // A connection closed at once takes the answer with it while the client still sends.
    const timer = setTimeout(() => socket.destroy(), GOODBYE_MS);
    socket.once('close', () => clearTimeout(timer)).once('end', () => socket.destroy());
  });
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    // Behind another request on the same connection Node would write this into the middle of the answer.
    if (response.socket !== null) response.writeContinue();
    server.emit('request', request, response);
  });
  server.on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => {
    replyJson(response, 417, { status: 417, detail: STATUS_CODES[417] });
  });
}

function rawAnswer(status: number): string {
  const reason = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({ status, detail: reason });
  return [
    `HTTP/1.1 ${status} ${reason}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

/**
 * Reads away what is left of a request that was answered before its end, so that the client comes to see the answer; a
 * body without end is broken off.
 */
export function letGo(request: IncomingMessage, response: ServerResponse): void {
  const rest = (): void => {
    drain(request).catch(() => request.destroy());
  };
  // Not before: when an answer is finished Node takes off whoever listens to its request.
  if (response.writableFinished) rest();
  else response.once('finish', rest);
}
