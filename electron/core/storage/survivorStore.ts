import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { Detection } from '../../../shared/detection/candidates';
import { type Columns, createColumns, putRow, rowOf } from '../../../shared/detection/columns';
import { type NmsSettings, type Survivors, survivorsOf } from '../../../shared/detection/survivors';
import { fail } from '../../../shared/failure/failure';
import type { CandidateStore } from './candidateStore';
import { readIfThere, writeWhole } from './files';
import {
  decodeSurvivorHead,
  decodeSurvivors,
  encodeSurvivorHead,
  encodeSurvivors,
  SURVIVOR_HEAD,
} from './survivorFile';

/** Survivors of all images of a pack in memory, kept beside the pack so that opening a project does not read all candidates. */
export interface SurvivorStore {
  /** NMS that the survivors went through. */
  readonly nms: NmsSettings;
  /** Images with survivors, in the order of their rows. */
  readonly images: readonly ImagePath[];
  get(image: ImagePath): Survivors | null;
  /** Candidates of an image were stored. */
  put(image: ImagePath, detection: Detection): Survivors;
  /** Images with candidates whose survivors are not known. */
  missing(): readonly ImagePath[];
  /**
   * Computes what is missing, or everything with another NMS. What was known stays until all is done.
   * @throws AppError `app.cancelled`
   */
  compute(nms: NmsSettings, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void>;
  close(): Promise<void>;
}

/** Rows in memory, with the stamps of the candidates that they come from. */
interface Rows {
  readonly nms: NmsSettings;
  readonly columns: Columns;
  readonly images: ImagePath[];
  readonly rows: Map<ImagePath, number>;
  readonly stamps: Map<ImagePath, number>;
}

const emptyRows = (nms: NmsSettings): Rows => ({
  nms,
  columns: createColumns(256),
  images: [],
  rows: new Map(),
  stamps: new Map(),
});

function setRow({ columns, images, rows, stamps }: Rows, image: ImagePath, stamp: number, survivors: Survivors): void {
  let row = rows.get(image);
  if (row === undefined) {
    row = images.push(image) - 1;
    rows.set(image, row);
  }
  stamps.set(image, stamp);
  putRow(columns, row, survivors);
}

const sameNms = (a: NmsSettings, b: NmsSettings): boolean => a.nmsIou === b.nmsIou && a.maxPerImage === b.maxPerImage;

/**
 * Opens the survivors beside a pack. A torn or strange file costs only the time to compute them again.
 * @param key of `candidateKey`
 * @param nms for a pack that has no survivors yet
 */
export async function openSurvivorStore(
  stateDir: string,
  key: string,
  candidates: CandidateStore,
  nms: NmsSettings,
): Promise<SurvivorStore> {
  const file = join(stateDir, 'candidates', `${key}.survivors`);
  const read = await readRows(file, candidates, nms);
  let rows = read.rows;
  let handle = await openFile(file, rows, read.end);
  let tail: Promise<unknown> = Promise.resolve();

  const missingOf = ({ stamps }: Rows): ImagePath[] =>
    [...candidates.images()].filter((image) => stamps.get(image) !== candidates.stampOf(image));

  /** Survivors can be computed again: a file that cannot be written is not worth stopping for, opening tells the gap. */
  const append = (image: ImagePath, stamp: number, survivors: Survivors): void => {
    tail = tail.then(() => handle?.write(encodeSurvivors({ image, stamp, survivors }))).catch(() => undefined);
  };

  const take = (into: Rows, image: ImagePath, detection: Detection): Survivors => {
    const survivors = survivorsOf(detection, into.nms);
    const stamp = candidates.stampOf(image) as number;
    setRow(into, image, stamp, survivors);
    if (into === rows) append(image, stamp, survivors);
    return survivors;
  };

  const fill = async (into: Rows, signal: AbortSignal, onProgress: (done: number, total: number) => void) => {
    let done = 0;
    // What is stored meanwhile makes the list longer.
    for (let left = missingOf(into); left.length > 0; left = missingOf(into)) {
      for (const image of left) {
        if (signal.aborted) throw fail('app.cancelled', {});
        const stored = await candidates.read(image);
        // A damaged record has no boxes until it is made again.
        take(into, image, stored?.detection ?? NO_DETECTION);
        onProgress(++done, Math.max(done, left.length));
      }
    }
  };

  const replace = async (fresh: Rows): Promise<void> => {
    rows = fresh;
    await tail;
    await handle?.close();
    await writeWhole(file, encodeRows(fresh)).catch(() => undefined);
    handle = await open(file, 'a').catch(() => null);
  };

  return {
    get nms() {
      return rows.nms;
    },
    get images() {
      return rows.images;
    },
    get(image) {
      const row = rows.rows.get(image);
      return row === undefined ? null : rowOf(rows.columns, row);
    },
    put: (image, detection) => take(rows, image, detection),
    missing: () => missingOf(rows),
    async compute(wanted, signal, onProgress) {
      if (sameNms(wanted, rows.nms)) {
        await fill(rows, signal, onProgress);
        return;
      }
      const fresh = emptyRows(wanted);
      await fill(fresh, signal, onProgress);
      await replace(fresh);
    },
    async close() {
      await tail;
      await handle?.close();
    },
  };
}

const NO_DETECTION: Detection = {
  candidates: { boxes: new Float32Array(), scores: new Float32Array(), labels: new Uint16Array() },
  width: 1,
  height: 1,
  timing: { decode: 0, resize: 0, inference: 0, postprocess: 0 },
};

/** What the file holds of candidates that are still the same; `end` = where it goes on, 0 = it has to begin anew. */
async function readRows(
  file: string,
  candidates: CandidateStore,
  nms: NmsSettings,
): Promise<{ rows: Rows; end: number }> {
  const bytes = await readIfThere(file).catch(() => null);
  const kept = bytes === null ? null : decodeSurvivorHead(bytes);
  if (bytes === null || kept === null) return { rows: emptyRows(nms), end: 0 };
  const rows = emptyRows(kept);
  let end = SURVIVOR_HEAD;
  for (let entry = decodeSurvivors(bytes, end); entry !== null; entry = decodeSurvivors(bytes, end)) {
    if (candidates.stampOf(entry.image) === entry.stamp) setRow(rows, entry.image, entry.stamp, entry.survivors);
    end = entry.end;
  }
  return { rows, end };
}

async function openFile(file: string, rows: Rows, end: number): Promise<FileHandle | null> {
  try {
    if (end === 0) await writeWhole(file, encodeRows(rows));
    const handle = await open(file, 'r+');
    if (end > 0) await handle.truncate(end);
    await handle.close();
    return await open(file, 'a');
  } catch {
    // Without the file they are computed anew at the next start.
    return null;
  }
}

function encodeRows({ nms, images, columns, stamps }: Rows): Buffer {
  const entries = images.map((image, row) =>
    encodeSurvivors({ image, stamp: stamps.get(image) as number, survivors: rowOf(columns, row) as Survivors }),
  );
  return Buffer.concat([encodeSurvivorHead(nms), ...entries]);
}
