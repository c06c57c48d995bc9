import type { Diff } from '../editing/diff';
import { crc32 } from './crc32';
import { diffOfPlain, plainOfDiff } from './diffShape';
import { FORMAT_VERSION, migratedDiff } from './migrations';

/** One committed diff with its place in the history of the project: 1, 2, 3 … */
export interface Entry {
  readonly seq: number;
  readonly diff: Diff;
}

/** First line of a journal: which format it has. */
export const journalHeader = (): string => `${JSON.stringify({ rtmlabel: 'journal', version: FORMAT_VERSION })}\n`;

/** Version in a journal's first line; null = this is no journal. */
export function journalVersion(line: string): number | null {
  const header = parse(line) as { rtmlabel?: unknown; version?: unknown } | null;
  return header?.rtmlabel === 'journal' && typeof header.version === 'number' ? header.version : null;
}

/** A journal line: checksum, space, JSON, newline. */
export function encodeEntry({ seq, diff }: Entry): string {
  const json = JSON.stringify({ seq, diff: plainOfDiff(diff) });
  return `${checksum(json)} ${json}\n`;
}

/**
 * The entry of a line without its newline; null = the line is torn or damaged.
 * @param version format of the journal, as its first line says
 */
export function decodeEntry(line: string, version: number): Entry | null {
  const json = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== checksum(json)) return null;
  const value = parse(json) as { seq?: unknown; diff?: unknown } | null;
  const diff = diffOfPlain(migratedDiff(value?.diff, version));
  return typeof value?.seq === 'number' && diff !== null ? { seq: value.seq, diff } : null;
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
