import { existsSync, readdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../../shared/failure/failure';
import type { SampleFacts, SamplePhase } from '../../shared/ipc/sample';
import { isDemo } from '../../shared/models/demo';
import type { ImportStep } from '../../shared/models/job';
import { copyMissing } from '../core/files/copyMissing';
import { writeFailure } from '../core/files/writeFailure';
import { catalogue } from '../core/models/catalogue';
import { type Demo, findDemo } from '../core/models/demo';
import { importOnce } from '../core/models/importOnce';
import type { Registry } from '../core/models/registry';

/** The sample: pictures and a small model that come with the program. */
export interface Sample {
  /** A copy in a folder of the person, because a project lives beside its images. */
  readonly folder: string;
  facts(): SampleFacts;
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

  return {
    folder,
    facts: () => ({ images: countImages(roots), begun: existsSync(join(folder, '.rtmlabel')) }),
    async prepare(signal, onPhase) {
      const demo = await findDemo(roots);
      if (demo === null) throw fail('app.sampleGone', {});
      onPhase('copying');
      await copyMissing(demo.images, folder, signal);
      const file = await install(demo, signal, onPhase);
      if (signal.aborted) throw fail('app.cancelled', {});
      onPhase('opening');
      return file;
    },
    async clear() {
      const aside = `${folder}.old`;
      try {
        await rm(aside, { recursive: true, force: true });
        await rename(folder, aside);
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

/** Pictures that came with the program; the copy may have been added to. */
function countImages(roots: readonly string[]): number {
  for (const root of roots) {
    const images = join(root, 'models', 'demo', 'images');
    if (existsSync(images)) return readdirSync(images).filter((name) => name.endsWith('.jpg')).length;
  }
  return 0;
}
