import { stat } from 'node:fs';
import { join } from 'node:path';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { ImageFacts } from '../../../shared/dataset/image';
import type { FileIdentity } from './cache';
import { readIfThere, writeWhole } from './files';

/** What pictures of a project turned out to be, with what tells that a file is still the same. Lost without harm. */
export interface KnownFacts {
  /**
   * Facts of an image: those remembered when its file is as it was, else what `look` finds.
   * @param file absolute path
   */
  of(image: ImagePath, file: string, look: () => Promise<ImageFacts & FileIdentity>): Promise<ImageFacts>;
  /**
   * Keeps what is new. A disk that does not take it is no failure: pictures can be looked at again.
   * @param present images that are still there
   */
  save(present: ReadonlySet<ImagePath>): Promise<void>;
}

/** Facts that come along while pictures are predicted. */
export interface FactsNotes {
  note(image: ImagePath, facts: ImageFacts & FileIdentity): void;
  /** Keeps them with those that are known. It happens by itself now and then. */
  save(): Promise<void>;
}

const FILE = 'facts.json';
const VERSION = 1;
/** Notes are kept after so many. */
const SAVE_EVERY = 20_000;
/** Rows that are written at once. */
const PIECE = 10_000;

type Row = readonly [path: string, bytes: number, mtimeMs: number, width: number, height: number, format: string];

/** @param stateDir null = nothing is remembered, and nothing is kept */
export async function openKnownFacts(stateDir: string | null): Promise<KnownFacts> {
  const file = stateDir === null ? null : join(stateDir, FILE);
  const rows = file === null ? new Map<string, Row>() : await readRows(file);
  const news = new Map<string, Row>();
  return {
    async of(image, picture, look) {
      const row = rows.get(image);
      if (row !== undefined && (await isStill(picture, row)))
        return { size: { width: row[3], height: row[4] }, format: row[5], bytes: row[1] };
      const found = await look();
      const made = rowFor(image, found);
      rows.set(image, made);
      news.set(image, made);
      return { size: found.size, format: found.format, bytes: found.bytes };
    },
    async save(present) {
      if (file !== null) await addTo(file, news, present);
    },
  };
}

/** @param stateDir where they are kept */
export function noteFacts(stateDir: string): FactsNotes {
  const news = new Map<string, Row>();
  const save = (): Promise<void> => addTo(join(stateDir, FILE), news, null);
  return {
    note(image, facts) {
      news.set(image, rowFor(image, facts));
      // What a crash takes away is read again by the next export.
      if (news.size >= SAVE_EVERY) void save();
    },
    save,
  };
}

const rowFor = (image: ImagePath, { size, format, bytes, mtimeMs }: ImageFacts & FileIdentity): Row => [
  image,
  bytes,
  mtimeMs,
  size.width,
  size.height,
  format,
];

/** One after the other: a batch and an export may end at the same time. */
let writing: Promise<void> = Promise.resolve();

/** Puts rows to those that are in the file by now. @param present images that are still there; null = all */
function addTo(file: string, news: Map<string, Row>, present: ReadonlySet<ImagePath> | null): Promise<void> {
  if (news.size === 0) return writing;
  const added = [...news];
  news.clear();
  writing = writing.then(async () => {
    const rows = await readRows(file);
    for (const [image, row] of added) rows.set(image, row);
    const kept = [...rows.values()].filter(([path]) => present === null || present.has(path as ImagePath));
    await writeWhole(file, textOf(kept)).catch(() => undefined);
  });
  return writing;
}

/** A callback: promises of `node:fs` take several times as long, and 100,000 files are asked. */
const isStill = (file: string, [, bytes, mtimeMs]: Row): Promise<boolean> =>
  new Promise((resolve) => {
    stat(file, (failure, found) => resolve(failure === null && found.size === bytes && found.mtimeMs === mtimeMs));
  });

function* textOf(rows: readonly Row[]): Generator<string> {
  yield `{"rtmlabel":"facts","version":${VERSION},"rows":[\n`;
  for (let from = 0; from < rows.length; from += PIECE) {
    const lines = rows.slice(from, from + PIECE).map((row) => JSON.stringify(row));
    yield `${from === 0 ? '' : ',\n'}${lines.join(',\n')}`;
  }
  yield '\n]}\n';
}

/** Nothing where it is damaged, or of another version. */
async function readRows(file: string): Promise<Map<string, Row>> {
  try {
    const text = (await readIfThere(file))?.toString('utf8') ?? '{}';
    const { rtmlabel, version, rows } = JSON.parse(text) as { rtmlabel?: unknown; version?: unknown; rows?: unknown };
    if (rtmlabel !== 'facts' || version !== VERSION || !Array.isArray(rows)) return new Map();
    return new Map(rows.filter(isRow).map((row) => [row[0], row]));
  } catch {
    return new Map();
  }
}

function isRow(value: unknown): value is Row {
  if (!Array.isArray(value) || value.length !== 6) return false;
  const [path, bytes, mtimeMs, width, height, format] = value as readonly unknown[];
  const isSide = (side: unknown): boolean => Number.isSafeInteger(side) && (side as number) > 0;
  return (
    typeof path === 'string' &&
    typeof format === 'string' &&
    typeof bytes === 'number' &&
    typeof mtimeMs === 'number' &&
    isSide(width) &&
    isSide(height)
  );
}
