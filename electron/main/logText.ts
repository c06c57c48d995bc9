import { inspect } from 'node:util';
import { redacted } from '../core/labelstudio/images/redact';

/** Passwords and tokens of this run, word for word. */
const secrets = new Set<string>();

/** Shorter ones would blacken half of the log. */
const SHORTEST = 6;

/** From now on this text is never written to the log. */
export function neverLog(text: string): void {
  if (text.length >= SHORTEST) secrets.add(text);
}

/** A thing as it may stand in the log: without names and passwords in addresses, tokens and known secrets. */
export function scrubbed(value: unknown): unknown {
  if (value === null || ['number', 'boolean', 'undefined'].includes(typeof value)) return value;
  return withoutSecrets(redacted(textOf(value)));
}

function withoutSecrets(text: string): string {
  let clean = text;
  for (const secret of secrets) for (const form of formsOf(secret)) clean = clean.replaceAll(form, '…');
  return clean;
}

/** A secret as it is written inside of other things. */
const formsOf = (secret: string): ReadonlySet<string> =>
  new Set([
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
    JSON.stringify(secret).slice(1, -1),
  ]);

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) {
    const details = Object.keys(value).length > 0 ? `\n${jsonOf({ ...value })}` : '';
    const cause = value.cause === undefined ? '' : `\ncaused by: ${textOf(value.cause)}`;
    return `${value.stack ?? `${value.name}: ${value.message}`}${details}${cause}`;
  }
  return jsonOf(value);
}

/** JSON rather than `inspect`: fields that hold secrets are known by their quotes. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return inspect(value, { depth: 4 });
  }
}

/** How an entry of the log file begins. */
const ENTRY = /^\[\d{4}-\d\d-\d\d [\d:.]+\] \[(\w+)\]/;
/** Lines of one entry that a report takes along: the message and where it came from. */
const LINES = 8;

/** The last warnings and errors of a log file, oldest first. */
export function lastErrors(text: string, most: number): readonly string[] {
  const entries: string[][] = [];
  let wanted = false;
  for (const line of text.split(/\r?\n/)) {
    const level = ENTRY.exec(line)?.[1];
    if (level !== undefined) {
      wanted = level === 'error' || level === 'warn';
      if (wanted) entries.push([line]);
    } else if (wanted && line.trim() !== '') entries.at(-1)?.push(line);
  }
  return entries.slice(-most).map((lines) => {
    const cut = lines.length > LINES;
    return [...lines.slice(0, LINES), ...(cut ? ['    …'] : [])].join('\n');
  });
}
