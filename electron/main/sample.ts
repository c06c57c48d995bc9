import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError, fail } from '../../shared/failure/failure';
import type { SampleFacts, SamplePhase } from '../../shared/ipc/sample';
import { isDemo } from '../../shared/models/demo';
import type { ImportStep } from '../../shared/models/job';
import { copyMissing } from '../core/files/copyMissing';
import { renamePatiently } from '../core/files/durable';
import { writeFailure } from '../core/files/writeFailure';
import { catalogue } from '../core/models/catalogue';
import { type Demo, type DemoPicture, demoPicture, findDemo } from '../core/models/demo';
import { importOnce } from '../core/models/importOnce';
import type { Registry } from '../core/models/registry';
import { log } from './log';

/** The sample: pictures and a small model that come with the program. */
export interface Sample {
  /** A copy in a folder of the person, because a project lives beside its images. */
  readonly folder: string;
  facts(): Promise<SampleFacts>;
  /** File of its picture; null = it did not come with the program. */
  cover(): Promise<string | null>;
  /**
   * Copies what is missing of the pictures and converts the model unless that was done before.
   * @returns the model's file
   * @throws AppError `app.sampleGone`, `app.cancelled`, what copying and an import say
   */
  prepare(signal: AbortSignal, onPhase: (phase: SamplePhase) => void): Promise<string>;
  /** Takes away the copy with all that was labelled in it. It must not be open. */
  clear(): Promise<void>;
  /** Whether this is the demo's model. */
  isDemoFile(file: string): Promise<boolean>;
}

export interface SampleParts {
  readonly folder: string;
  readonly registry: Registry;
  readonly workersDir: string;
  /** Where the demo's files may lie, best first. */
  readonly roots: readonly string[];
}

/** What begins when a step of the import is done. */
const NEXT: Readonly<Record<ImportStep['step'], SamplePhase>> = {
  read: 'converting',
  recognised: 'converting',
  written: 'checking',
  checked: 'checking',
};

export function createSample({ folder, registry, workersDir, roots }: SampleParts): Sample {
  const install = async ({ checkpoint }: Demo, signal: AbortSignal, onPhase: (phase: SamplePhase) => void) => {
    onPhase('reading');
    const model = await importOnce(registry, checkpoint, {
      config: null,
      expOnReg: null,
      passing: false,
      workersDir,
      catalogue,
      signal,
      onStep: ({ step }) => onPhase(NEXT[step]),
    });
    return registry.fileOf(model.id);
  };

  let picture: Promise<DemoPicture | null> | null = null;
  /** null = the demo is not there or not whole; asking again looks again. */
  const shown = async (): Promise<DemoPicture | null> => {
    const demo = await findDemo(roots);
    if (demo === null) return null;
    picture ??= demoPicture(demo).catch((thrown: unknown) => {
      log.warn('sample', thrown);
      return null;
    });
    return picture;
  };

  return {
    folder,
    async facts() {
      const found = await shown();
      const begun = existsSync(join(folder, '.rtmlabel'));
      if (found === null) return { images: 0, begun, picture: null };
      const { count, width, height, part, boxes } = found;
      return { images: count, begun, picture: { width, height, part, boxes } };
    },
    cover: async () => (await shown())?.file ?? null,
    async prepare(signal, onPhase) {
      const demo = await findDemo(roots);
      if (demo === null) throw fail('app.sampleGone', {});
      onPhase('copying');
      const file = await copyMissing(demo.images, folder, signal)
        .then(() => install(demo, signal, onPhase))
        .catch((thrown: unknown) => {
          throw ownFolder(dirname(registry.folder), thrown);
        });
      if (signal.aborted) throw fail('app.cancelled', {});
      onPhase('opening');
      return file;
    },
    async clear() {
      const aside = `${folder}.old`;
      try {
        await rm(aside, { recursive: true, force: true });
        await renamePatiently(folder, aside);
        await rm(aside, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      } catch (thrown) {
        if (existsSync(folder)) throw writeFailure(folder, thrown);
      }
    },
    async isDemoFile(file) {
      const model = await registry.byFile(file);
      return model !== null && isDemo(model);
    },
  };
}

/** What cannot be written lies in the program's own folder: the person has not chosen it and cannot choose another. */
function ownFolder(folder: string, thrown: unknown): unknown {
  if (!(thrown instanceof AppError) || thrown.failure.code !== 'export.writeFailed') return thrown;
  const { reason = '' } = thrown.failure.params as { readonly reason?: string };
  return fail('app.ownFolder', { folder, reason }, { cause: thrown });
}
