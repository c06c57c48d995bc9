import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asImagePath, type ImagePath } from '../../../shared/dataset/ids';
import type { ModelInfo } from '../../../shared/detection/model';
import type { CandidateCache, FileIdentity, StoredDetection } from './cache';
import { contentLength, decodeRecord, encodeRecord, RECORD_HEAD } from './candidateRecord';
import { saveFailure } from './files';

/** Stored candidates of one model and input size (decision 4): one pack of records and an index beside it. */
export interface CandidateStore extends CandidateCache {
  /** All images that are stored. */
  images(): Iterable<ImagePath>;
  /** Names what is stored of an image now: another number when it was stored anew. null = nothing is stored. */
  stampOf(image: ImagePath): number | null;
  /** What is stored of an image, whatever its file has become; null also when it is damaged. */
  read(image: ImagePath): Promise<StoredDetection | null>;
  readonly count: number;
  close(): Promise<void>;
}

/** Names the candidates that a model makes at its input size; part of the names of their files. */
export const candidateKey = ({
  sha256,
  inputSize,
  preprocessing,
}: Pick<ModelInfo, 'sha256' | 'inputSize' | 'preprocessing'>): string =>
  `${sha256.slice(0, 16)}-${inputSize.width}x${inputSize.height}-${preprocessing}`;

/** Where the newest record of an image is. */
interface Place extends FileIdentity {
  readonly offset: number;
  readonly length: number;
  readonly summary: number;
}

/**
 * Opens the candidates of a model. What a crash has torn is cut off: candidates can be computed again.
 * @param key of `candidateKey`
 * @throws AppError `project.diskFull`, `project.saveFailed`
 */
export async function openCandidateStore(stateDir: string, key: string): Promise<CandidateStore> {
  const folder = join(stateDir, 'candidates');
  const packFile = join(folder, `${key}.pack`);
  try {
    await mkdir(folder, { recursive: true });
    const pack = await open(packFile, 'a+');
    const index = await open(join(folder, `${key}.index`), 'a+');
    return await createStore(pack, index, packFile, join(folder, `${key}.index`));
  } catch (thrown) {
    throw saveFailure(thrown, packFile);
  }
}

async function createStore(
  pack: FileHandle,
  index: FileHandle,
  packFile: string,
  indexFile: string,
): Promise<CandidateStore> {
  const { size } = await pack.stat();
  const { places, end } = await readIndex(indexFile, size);
  let length = end === size ? end : await rebuildIndex(pack, index, places, size);
  if (length < size) await pack.truncate(length);
  let tail: Promise<void> = Promise.resolve();

  const read = async (offset: number, bytes: number): Promise<Buffer> => {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await pack.read(buffer, 0, bytes, offset);
    return buffer.subarray(0, bytesRead);
  };
  const placeOf = (image: ImagePath, file: FileIdentity): Place | null => {
    const place = places.get(image);
    return place?.bytes === file.bytes && place.mtimeMs === file.mtimeMs ? place : null;
  };
  const append = async (image: ImagePath, file: FileIdentity, stored: StoredDetection): Promise<void> => {
    const record = encodeRecord({ image, file }, stored);
    const place = { ...file, offset: length, length: record.length, summary: stored.summary.length };
    try {
      await pack.write(record);
      length += record.length;
      await index.write(indexLine(image, place));
    } catch (thrown) {
      await pack.truncate(length).catch(() => undefined);
      throw saveFailure(thrown, packFile);
    }
    places.set(image, place);
  };

  return {
    get count() {
      return places.size;
    },
    has: (image, file) => placeOf(image, file) !== null,
    async get(image, file) {
      const place = placeOf(image, file);
      return place === null ? null : decodeRecord(await read(place.offset, place.length));
    },
    put(image, file, stored) {
      const written = tail.then(() => append(image, file, stored));
      tail = written.catch(() => undefined);
      return written;
    },
    images: () => places.keys(),
    stampOf: (image) => places.get(image)?.offset ?? null,
    async read(image) {
      const place = places.get(image);
      return place === undefined ? null : decodeRecord(await read(place.offset, place.length));
    },
    async close() {
      await tail;
      await pack.close();
      await index.close();
    },
  };
}

const indexLine = (image: ImagePath, { bytes, mtimeMs, offset, length, summary }: Place): string =>
  `${JSON.stringify([image, bytes, mtimeMs, offset, length, summary])}\n`;

/** The index as far as it makes sense; `end` = where the pack goes on behind it. */
export async function readIndex(
  file: string,
  packBytes: number,
): Promise<{ readonly places: Map<ImagePath, Place>; readonly end: number }> {
  const places = new Map<ImagePath, Place>();
  let end = 0;
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const entry = parseLine(line);
    if (entry === null || entry.place.offset !== end || end + entry.place.length > packBytes) break;
    places.set(entry.image, entry.place);
    end += entry.place.length;
  }
  return { places, end };
}

function parseLine(line: string): { readonly image: ImagePath; readonly place: Place } | null {
  try {
    const [image, bytes, mtimeMs, offset, length, summary] = JSON.parse(line) as [
      string,
      number,
      number,
      number,
      number,
      number,
    ];
    return { image: asImagePath(image), place: { bytes, mtimeMs, offset, length, summary } };
  } catch {
    return null;
  }
}

/** Makes the index anew from the pack after a crash; returns where the last whole record ends. */
async function rebuildIndex(
  pack: FileHandle,
  index: FileHandle,
  places: Map<ImagePath, Place>,
  packBytes: number,
): Promise<number> {
  places.clear();
  await index.truncate(0);
  for (let offset = 0; ; ) {
    const head = Buffer.alloc(RECORD_HEAD);
    await pack.read(head, 0, RECORD_HEAD, offset);
    const content = contentLength(head);
    if (content === null || offset + RECORD_HEAD + content > packBytes) return offset;
    const record = Buffer.alloc(RECORD_HEAD + content);
    await pack.read(record, 0, record.length, offset);
    const decoded = decodeRecord(record);
    if (decoded === null) return offset;
    const place = { ...decoded.file, offset, length: record.length, summary: decoded.summary.length };
    places.set(decoded.image, place);
    await index.write(indexLine(decoded.image, place));
    offset += record.length;
  }
}
