import { connect } from 'node:net';
import type { FuzzInput } from './inputOf';
import { isHead } from './message';
import { type Parsed, parseReplies } from './replies';

/** How a conversation went. */
export interface Talk extends Parsed {
  readonly ms: number;
  /** How it ended: `done` = the client had what it wanted. */
  readonly end: 'done' | 'closed' | 'reset' | 'silence';
}

/** The server answers within 75 s, however many tasks there are. */
const PATIENCE_MS = 90_000;
/** Something that may be half a request is given up after this silence. */
const SILENCE_MS = 120;

/** Sends an input over a connection of its own and takes what comes. */
export function talk(port: number, { pieces, wire, leaves }: FuzzInput): Promise<Talk> {
  const bodiless = isHead(wire);
  return new Promise((resolve) => {
    const began = performance.now();
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let silence: NodeJS.Timeout | undefined;
    let over = false;
    let ended = false;
    const parsed = (closed: boolean): Parsed => parseReplies(Buffer.concat(chunks), bodiless, closed);
    const finish = (end: Talk['end']): void => {
      if (over) return;
      over = true;
      clearTimeout(silence);
      clearTimeout(patience);
      socket.destroy();
      resolve({ ...parsed(end !== 'done'), end, ms: performance.now() - began });
    };
    const patience = setTimeout(() => finish('silence'), PATIENCE_MS);
    const listen = (): void => {
      clearTimeout(silence);
      if (wire.whole === true || ended) return;
      silence = setTimeout(() => {
        ended = true;
        socket.end();
      }, SILENCE_MS);
    };
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (wire.whole !== true) listen();
      else if (parsed(false).replies.length >= wire.answers) finish('done');
    });
    socket.on('end', () => finish('closed'));
    socket.on('close', () => finish('closed'));
    socket.on('error', () => finish('reset'));
    void (async () => {
      for (const [at, piece] of pieces.entries()) {
        if (over) return;
        // In segments of their own, as a slow network brings them.
        if (at > 0) await new Promise((next) => setTimeout(next, 1));
        await new Promise<void>((written) => socket.write(piece, () => written()));
      }
      if (leaves) finish('done');
      else listen();
    })();
  });
}
