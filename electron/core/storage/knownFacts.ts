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

const FILE = 'facts.json';
const VERSION = 1;
/** Rows that are written at once. */
const PIECE = 10_000;

type Row = readonly [path: string, bytes: number, mtimeMs: number, width: number, height: number, format: string];

/** @param stateDir null = nothing is remembered, and nothing is kept */
export async function openKnownFacts(stateDir: string | null): Promise<KnownFacts> {
  const file = stateDir === null ? null : join(stateDir, FILE);
  const rows = file === null ? new Map<string, Row>() : await readRows(file);
  let news = 0;
  return {
    async of(image, picture, look) {
      const row = rows.get(image);
      if (row !== undefined && (await isStill(picture, row)))
        return { size: { width: row[3], height: row[4] }, format: row[5], bytes: row[1] };
      const { size, format, bytes, mtimeMs } = await look();
      rows.set(image, [image, bytes, mtimeMs, size.width, size.height, format]);
      news++;
      return { size, format, bytes };
    },
    async save(present) {
      if (news === 0 || file === null) return;
      news = 0;
      await writeWhole(file, textOf([...rows.values()].filter(([path]) => present.has(path as ImagePath)))).catch(
        () => undefined,
      );
    },
  };
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
