import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fail } from '../../../shared/failure/failure';
import type { InstalledModel } from '../../../shared/models/installed';
import { writeFileAtomically } from '../files/atomic';
import { renamePatiently } from '../files/durable';
import { sha256Of } from '../files/sha256';
import { writeFailure } from '../files/writeFailure';
import { installedModel, type Manifest, manifestText, parseManifest } from './manifest';

const MANIFEST = 'model.json';
/** Removed models wait here until the next start, so that removing can be taken back. */
const REMOVED = '.removed';
const INCOMING = '.incoming-';

/** The installed models: one folder each, with the ONNX file and `model.json`. */
export interface Registry {
  /** Absolute folder. */
  readonly folder: string;
  /** By title; folders without a readable manifest are no models. */
  list(): Promise<readonly InstalledModel[]>;
  /** @throws AppError `models.unknown` */
  get(id: string): Promise<InstalledModel>;
  /** The model whose ONNX file this is, or null. */
  byFile(file: string): Promise<InstalledModel | null>;
  /** A model by id, version or title (any case), in this order; null = none. */
  find(name: string): Promise<InstalledModel | null>;
  /** Absolute path of the ONNX file. @throws AppError `models.unknown` */
  fileOf(id: string): Promise<string>;
  /** Absolute paths of the checkpoint it came from and of the config given with it, as they were then; null = none. @throws AppError `models.unknown` */
  sourceOf(id: string): Promise<Pick<Manifest, 'sourcePath' | 'configPath'>>;
  /** An empty folder of this disk for a model on its way in. */
  incoming(): Promise<string>;
  /** Makes what lies in an incoming folder an installed model; the same model twice stays one. @throws AppError `export.*` */
  install(incoming: string, manifest: Manifest): Promise<InstalledModel>;
  /** @throws AppError `models.unknown`, `export.*`; the same for the following */
  rename(id: string, title: string): Promise<void>;
  /** @throws AppError `model.classNames` when the model has another number of classes */
  setClassNames(id: string, names: readonly string[]): Promise<void>;
  remove(id: string): Promise<void>;
  restore(id: string): Promise<void>;
  /** Reads the whole file and compares it with what was installed. */
  verify(id: string): Promise<InstalledModel>;
}

/**
 * Opens the models room; makes the folder when it is first needed. What earlier runs left half done or removed is cleared.
 * @param folder absolute
 */
export function openRegistry(folder: string): Registry {
  const pathOf = (id: string): string => join(folder, id);

  const read = async (id: string): Promise<Manifest> => {
    const text = isId(id) ? await readFile(join(pathOf(id), MANIFEST), 'utf8').catch(() => null) : null;
    const manifest = text === null ? null : parseManifest(text);
    if (manifest === null) throw fail('models.unknown', { name: id });
    return manifest;
  };
  const write = (id: string, manifest: Manifest): Promise<void> =>
    writeFileAtomically(join(pathOf(id), MANIFEST), (file) => file.writeFile(manifestText(manifest)));
  const change = async (id: string, how: Partial<Manifest>): Promise<void> =>
    write(id, { ...(await read(id)), ...how });
  const describe = async (id: string, manifest: Manifest): Promise<InstalledModel> =>
    installedModel(id, manifest, await stateOf(join(pathOf(id), manifest.file), manifest));
  const get = async (id: string): Promise<InstalledModel> => describe(id, await read(id));

  const list = async (): Promise<readonly InstalledModel[]> => {
    const names = await readdir(folder).catch(() => []);
    const found = await Promise.all(names.filter(isId).map((id) => get(id).catch(() => null)));
    const models = found.filter((model) => model !== null);
    return models.sort((a, b) => a.title.localeCompare(b.title, 'en') || a.id.localeCompare(b.id, 'en'));
  };

  const fileOf = async (id: string): Promise<string> => join(pathOf(id), (await read(id)).file);

  return {
    folder,
    list,
    get,
    fileOf,
    async sourceOf(id) {
      const { sourcePath, configPath } = await read(id);
      return { sourcePath, configPath };
    },
    async byFile(file) {
      const owner = dirname(resolve(file));
      if (dirname(owner) !== resolve(folder)) return null;
      return get(basename(owner)).catch(() => null);
    },
    async find(name) {
      const models = await list();
      const same = name.toLowerCase();
      return (
        models.find(({ id, version }) => id === name || version === name) ??
        models.find(({ title }) => title.toLowerCase() === same) ??
        models.find(({ catalogueId }) => catalogueId === same) ??
        null
      );
    },
    async incoming() {
      const target = join(folder, `${INCOMING}${process.pid}-${Date.now().toString(36)}-${counter++}`);
      await mkdir(target, { recursive: true }).catch((error: Error) => {
        throw writeFailure(target, error);
      });
      return target;
    },
    async install(incoming, manifest) {
      const id = idOf(manifest.version);
      await writeFileAtomically(join(incoming, MANIFEST), (file) => file.writeFile(manifestText(manifest)));
      // Window and command line may bring the same model at once: nothing of a good one is removed at any time.
      for (let again = true; ; again = false) {
        const present = await get(id).catch(() => null);
        if (present?.state === 'ok') {
          // The same weights and classes: what the person called them stays.
          await rm(incoming, { recursive: true, force: true });
          return present;
        }
        try {
          // Only what was looked at and is no good makes room.
          if (!again) await setAside(pathOf(id), `${incoming}-old`);
          await renamePatiently(incoming, pathOf(id));
          return await get(id);
        } catch (thrown) {
          if (!again) throw writeFailure(pathOf(id), thrown);
        }
      }
    },
    rename: (id, title) => change(id, { title }),
    async setClassNames(id, names) {
      const { title, classCount } = await read(id);
      // 0: the file does not say how many it has.
      if (classCount !== 0 && classCount !== names.length)
        throw fail('model.classNames', { file: title, expected: classCount, found: names.length });
      await change(id, { classNames: names, classNamesFrom: 'user' });
    },
    async remove(id) {
      await read(id);
      const kept = join(folder, REMOVED, id);
      await rm(kept, { recursive: true, force: true });
      await mkdir(dirname(kept), { recursive: true });
      await renamePatiently(pathOf(id), kept).catch((error: Error) => {
        throw writeFailure(pathOf(id), error);
      });
    },
    async restore(id) {
      if (!isId(id)) throw fail('models.unknown', { name: id });
      // It may have been imported again in between.
      if ((await get(id).catch(() => null))?.state === 'ok') return;
      await renamePatiently(join(folder, REMOVED, id), pathOf(id)).catch(() => {
        throw fail('models.unknown', { name: id });
      });
    },
    async verify(id) {
      const manifest = await read(id);
      const file = join(pathOf(id), manifest.file);
      const found = await stat(file).catch(() => null);
      if (found === null) return installedModel(id, manifest, 'missing');
      const same = (await sha256Of(file)) === manifest.sha256;
      // A changed file keeps looking changed, also when somebody set its time back.
      await change(id, { mtimeMs: same ? found.mtimeMs : -1 });
      return installedModel(id, manifest, same ? 'ok' : 'changed');
    },
  };
}

/** Takes away what lies at a place, in one step first. */
async function setAside(place: string, other: string): Promise<void> {
  await renamePatiently(place, other).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rm(other, { recursive: true, force: true });
}

let counter = 0;

/** A folder name of ours: what begins with a dot is no model, and nothing leads out of the models room. */
const isId = (name: string): boolean => name !== '' && !name.startsWith('.') && !/[/\\]/.test(name);

const idOf = (version: string): string => version.replace(/[/\\:]/g, '_').replace(/^\.+/, '');

async function stateOf(file: string, { bytes, mtimeMs }: Manifest): Promise<InstalledModel['state']> {
  const found = await stat(file).catch(() => null);
  if (found === null) return 'missing';
  return found.size === bytes && Math.abs(found.mtimeMs - mtimeMs) < 1 ? 'ok' : 'changed';
}

/**
 * Clears what was removed for good, and what imports that ended with their program left behind. Call once at the start of
 * a window.
 */
export async function tidyRegistry(folder: string): Promise<void> {
  await rm(join(folder, REMOVED), { recursive: true, force: true }).catch(() => undefined);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(INCOMING)) continue;
    const process = Number.parseInt(name.slice(INCOMING.length), 10);
    if (!isAlive(process)) await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}
