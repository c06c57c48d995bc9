import { fail } from '../../../../shared/failure/failure';
import { withoutLogin } from './address';
import { readAnswer } from './answer';
import { type Connection, connect } from './connect';
import { type Asked, networkFailure } from './networkFailure';
import { type PartFile, validatorOf } from './partFile';
import type { DownloadLimits } from './request';

export interface Transfer {
  readonly part: PartFile;
  /** Address to ask, the mirror's if there is one. */
  readonly address: URL;
  /** Exact size where it is known before. */
  readonly bytes: number | null;
  readonly limits: DownloadLimits;
  readonly signal: AbortSignal | undefined;
  readonly proxy: string | null;
  readonly certificates: string | null;
  readonly file: string;
  readonly shownUrl: string;
  /** The server has told the size: is there room? `missing` = bytes still to come. */
  readonly onSize: (missing: number) => Promise<void>;
  readonly onBytes: () => void;
  /** Changes while it runs. */
  readonly state: {
    /** Who was asked last. */
    asked: Asked;
    answered: boolean;
    /** Most bytes that were ever here. */
    most: number;
    /** The file was put together from more than one answer. */
    joined: boolean;
  };
}

/**
 * One attempt to get what is missing. Resolves when the file is whole.
 * @throws AppError when it is hopeless, Interruption when another attempt may help
 */
export async function attempt(transfer: Transfer): Promise<void> {
  const { part, bytes, state, signal } = transfer;
  const total = () => part.about?.total ?? bytes;
  try {
    if (part.done > 0 && part.done === total()) return;
    const connection = await openBody(transfer);
    try {
      await readBody(transfer, connection);
    } finally {
      connection.body.destroy();
    }
  } catch (thrown) {
    if (signal?.aborted) throw fail('app.cancelled', {});
    throw networkFailure(thrown, state.asked, { answered: state.answered, done: part.done, total: total() });
  }
}

/** Asks for the rest, or for everything when there is nothing to go on with or the server's file is another one now. */
async function openBody(transfer: Transfer): Promise<Connection> {
  const { part, limits, state, address } = transfer;
  const { about, done } = part;
  const validator = about === null ? null : validatorOf(about);
  const kept = about !== null && validator !== null && done > 0 ? { about, from: done } : null;
  const asking = (from: typeof kept): Promise<Connection> =>
    connect(address, from === null ? {} : { range: `bytes=${from.from}-`, 'if-range': validator ?? '' }, {
      ...transfer,
      ...limits,
      onAsk: (asked) => {
        state.asked = asked;
      },
    });
  for (const from of kept === null ? [null] : [kept, null]) {
    const connection = await asking(from);
    state.answered = true;
    try {
      if (await accept(transfer, connection, from)) return connection;
    } catch (thrown) {
      connection.body.destroy();
      throw thrown;
    }
    connection.body.destroy();
  }
  // `readAnswer` says "anew" only of an answer to a range.
  throw new Error('a whole file was asked for and refused as a part');
}

async function accept(
  { part, bytes, file, limits, onSize, state, address }: Transfer,
  { status, headers, asked }: Connection,
  kept: Parameters<typeof readAnswer>[3],
): Promise<boolean> {
  const body = readAnswer({ status, headers }, asked, withoutLogin(address), kept, limits.longestPauseMs);
  if (body.take === 'anew') return false;
  if (body.take === 'rest') {
    state.joined = true;
    return true;
  }
  const { total } = body.about;
  if (bytes !== null && total !== null && total !== bytes)
    throw fail('download.wrongSize', { file, host: asked.host, url: asked.url, expected: bytes, found: total });
  if (total !== null) await onSize(total);
  state.joined = false;
  await part.restart(body.about);
  return true;
}

async function readBody(transfer: Transfer, { body, asked }: Connection): Promise<void> {
  const { part, bytes, file, state, onBytes } = transfer;
  const { host, url } = asked;
  const total = part.about?.total ?? bytes;
  for await (const chunk of body.chunks()) {
    const found = part.done + chunk.byteLength;
    if (total !== null && found > total) {
      const { about } = part;
      if (about !== null) await part.restart(about);
      throw fail('download.wrongSize', { file, host, url, expected: total, found });
    }
    await part.append(chunk);
    state.most = Math.max(state.most, part.done);
    onBytes();
  }
  if (total !== null && part.done < total)
    throw Object.assign(new Error('the body ended early'), { code: 'ECONNRESET' });
}
