/**
 * Of a task only `id` and `data` are read. These may be a hundred times larger: Label Studio sends every annotation along,
 * brush strokes as lists of bytes included, with each click of a smart tool.
 */
const UNREAD = new Set(['annotations', 'predictions', 'drafts']);

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const LONGEST_KEY = Math.max(...Array.from(UNREAD, ({ length }) => length));
const ZERO = Buffer.from('0');

/** What an object or list is: the body itself, its `tasks`, one task. Deeper ones are of no interest. */
type Role = 'body' | 'tasks' | 'task';

/** Lets through of the JSON of a /predict body what is read of it. */
export interface Sieve {
  /** @returns what is left of the next bytes */
  pass(chunk: Buffer): readonly Buffer[];
}

/**
 * Annotations, predictions and drafts of tasks become 0 while the body arrives: to parse a body of 200 MB would stop the
 * server for seconds. What is left is as valid, or as wrong, as it was; what is dropped is not looked at.
 */
export function createSieve(): Sieve {
  /** Roles of what is open, as far as they count; `below` = how many are open under the last of them. */
  const open: Role[] = [];
  let below = 0;
  let begun = false;
  let inString = false;
  let escaped = false;
  /** The string that was read last where a key may stand, and whether a colon has made a key of it. */
  let text: number[] = [];
  let key: string | null = null;
  /** How many are open in what is dropped; -1 = nothing is. */
  let dropping = -1;

  const roleOf = (byte: number): Role | null => {
    if (below > 0) return null;
    const around = open.at(-1);
    if (around === undefined) return !begun && byte === OPEN_OBJECT ? 'body' : null;
    if (around === 'tasks') return byte === OPEN_OBJECT ? 'task' : null;
    if (around !== 'body' || key !== 'tasks') return null;
    return byte === OPEN_LIST ? 'tasks' : 'task';
  };
  const enter = (byte: number): void => {
    const role = roleOf(byte);
    if (role === null) below++;
    else open.push(role);
    begun = true;
    key = null;
  };
  const leave = (): void => {
    if (below > 0) below--;
    else open.pop();
    key = null;
  };

  /** @returns true = this byte, which is kept, is the first after what was dropped */
  const drop = (byte: number): boolean => {
    if (byte === QUOTE) inString = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) dropping++;
    else if (byte === COMMA) return dropping === 0;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      if (dropping === 0) return true;
      dropping--;
    }
    return false;
  };

  /** @returns true = what follows this byte is dropped */
  const keep = (byte: number): boolean => {
    if (byte === QUOTE) {
      inString = true;
      text = [];
    } else if (byte === COLON) {
      key = below === 0 ? String.fromCharCode(...text) : null;
      return open.at(-1) === 'task' && key !== null && UNREAD.has(key);
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) enter(byte);
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) leave();
    else if (byte === COMMA) key = null;
    return false;
  };

  const inText = (byte: number): void => {
    if (escaped) escaped = false;
    else if (byte === BACKSLASH) escaped = true;
    else if (byte === QUOTE) {
      inString = false;
      return;
    }
    // One more than the longest, so that a longer one is not taken for it.
    if (dropping < 0 && below === 0 && text.length <= LONGEST_KEY) text.push(byte);
  };

  return {
    pass(chunk) {
      const kept: Buffer[] = [];
      let from = 0;
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] as number;
        if (inString) inText(byte);
        else if (dropping >= 0) {
          if (!drop(byte)) continue;
          dropping = -1;
          from = at;
          kept.push(ZERO);
          keep(byte);
        } else if (keep(byte)) {
          kept.push(chunk.subarray(from, at + 1));
          dropping = 0;
        }
      }
      if (dropping < 0) kept.push(chunk.subarray(from));
      return kept;
    },
  };
}
