import { realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHES, type CacheFacts, type CacheName, type StorageFacts } from '../../shared/ipc/system';
import { type FoundFile, filesIn } from '../core/files/folders';
import { candidateFiles, stateDirs } from '../core/storage/candidateFiles';

export interface CachesParts {
  /** The program's own data. */
  readonly dataDir: string;
  /** Image folders of the projects that are known. */
  projects(): readonly string[];
  /** Candidates of the open project that its predictions come from; null = none. */
  candidatesInUse(): { readonly stateDir: string; readonly key: string } | null;
  /** Something works with these files now. */
  isBusy(cache: CacheName): boolean;
  onProgress(done: number, total: number | null): void;
}

/** What is kept only to be quick: everything in it can be computed or fetched again. */
export interface Caches {
  measure(): Promise<StorageFacts>;
  /** Throws a cache away, apart from what is in use. What cannot be removed stays and is counted. */
  clean(cache: CacheName): Promise<StorageFacts>;
}

interface Cached extends FoundFile {
  /** Candidates: whose they are; the folder by its real name. */
  readonly of?: { readonly stateDir: string; readonly key: string };
}

/** One folder may be known by several names. */
const realName = (folder: string): Promise<string> => realpath(folder).catch(() => folder);

/** Progress is told at most this often, in milliseconds. */
const TELL_EVERY = 150;

export function createCaches({ dataDir, projects, candidatesInUse, isBusy, onProgress }: CachesParts): Caches {
  const plain: Readonly<Record<Exclude<CacheName, 'candidates'>, string>> = {
    thumbnails: join(dataDir, 'thumbnails'),
    labelStudioImages: join(dataDir, 'label-studio', 'images'),
    downloads: join(dataDir, 'downloads'),
  };

  async function* filesOf(cache: CacheName): AsyncGenerator<Cached> {
    if (cache !== 'candidates') {
      yield* filesIn(plain[cache]);
      return;
    }
    for (const dir of await stateDirs(projects(), dataDir)) {
      const stateDir = await realName(dir);
      for (const { key, ...file } of await candidateFiles(dir)) yield { ...file, of: { stateDir, key } };
    }
  }

  /** Asked anew for each file: a model may have been loaded meanwhile. */
  const isInUse = async ({ of }: Cached): Promise<boolean> => {
    const used = of === undefined ? null : candidatesInUse();
    return used !== null && used.key === of?.key && (await realName(used.stateDir)) === of.stateDir;
  };

  const measureOne = async (name: CacheName, tick: () => void): Promise<CacheFacts> => {
    let [bytes, files, inUse] = [0, 0, 0];
    for await (const file of filesOf(name)) {
      bytes += file.bytes;
      files++;
      if (await isInUse(file)) inUse += file.bytes;
      tick();
    }
    return { name, bytes, files, inUse, busy: isBusy(name) };
  };

  const measure = async (): Promise<StorageFacts> => {
    const tick = ticking((done) => onProgress(done, null));
    const caches: CacheFacts[] = [];
    for (const name of CACHES) caches.push(await measureOne(name, tick));
    let [count, bytes] = [0, 0];
    for await (const file of filesIn(join(dataDir, 'models'))) {
      bytes += file.bytes;
      if (file.path.endsWith('.onnx')) count++;
    }
    return { caches, models: { count, bytes }, folder: dataDir };
  };

  return {
    measure,
    async clean(cache) {
      if (!isBusy(cache)) {
        const files: Cached[] = [];
        for await (const file of filesOf(cache)) if (!(await isInUse(file))) files.push(file);
        const tick = ticking((done) => onProgress(done, files.length));
        for (const file of files) {
          // Windows does not give away what somebody reads: it is still counted then.
          if (!(await isInUse(file))) await rm(file.path, { force: true }).catch(() => undefined);
          tick();
        }
      }
      return measure();
    },
  };
}

function ticking(tell: (done: number) => void): () => void {
  let [done, told] = [0, Date.now()];
  return () => {
    done++;
    if (Date.now() - told < TELL_EVERY) return;
    told = Date.now();
    tell(done);
  };
}
