import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { emptyDocument } from '../../../shared/dataset/document';
import { fail } from '../../../shared/failure/failure';
import {
  createSnapshotReader,
  decodeSnapshot,
  type ReadSnapshot,
  type Snapshot,
} from '../../../shared/project/snapshot';
import { isMissing, readIfThere } from './files';

/** Bytes read at once: some milliseconds of work, so that a window goes on answering. */
const PIECE = 1 << 20;

/** Hears how far reading has come, 0..1; may throw to stop it. */
export type OnRead = (part: number) => void;

/**
 * Reads a project's snapshot line by line: as one text it may be longer than a string can be.
 * @returns an empty document and 0 bytes when there is none
 * @throws AppError `project.newer`, `project.damaged`, and whatever `onRead` throws
 */
export async function readSnapshot(
  file: string,
  onRead?: OnRead,
): Promise<{ readonly snapshot: Snapshot; readonly bytes: number }> {
  const bytes = await stat(file).then(
    ({ size }) => size,
    (thrown: unknown) => {
      if (isMissing(thrown)) return null;
      throw thrown;
    },
  );
  if (bytes === null) return { snapshot: { seq: 0, document: emptyDocument() }, bytes: 0 };
  const read = (await readLines(file, bytes, onRead)) ?? (await readAtOnce(file));
  if (read.ok) return { snapshot: read.snapshot, bytes };
  if ('newer' in read.problem) throw fail('project.newer', { file, version: read.problem.newer });
  throw fail('project.damaged', { file, reason: read.problem.damaged });
}

/** null = not laid out in lines as the present program does it. */
async function readLines(file: string, bytes: number, onRead: OnRead | undefined): Promise<ReadSnapshot | null> {
  const reader = createSnapshotReader();
  let begun = '';
  let done = 0;
  for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: PIECE })) {
    const lines = (begun + (piece as string)).split('\n');
    begun = lines.pop() as string;
    if (!lines.every((line) => reader.add(line))) return null;
    done = Math.min(bytes, done + PIECE);
    onRead?.(done / bytes);
  }
  return reader.add(begun) ? reader.end() : null;
}

/** Another layout or an older format. */
async function readAtOnce(file: string): Promise<ReadSnapshot> {
  const bytes = await readIfThere(file);
  try {
    return decodeSnapshot(bytes?.toString('utf8') ?? '');
  } catch (thrown) {
    // Longer than a string can be.
    return { ok: false, problem: { damaged: thrown instanceof Error ? thrown.message : String(thrown) } };
  }
}
