import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_FILE } from '../../../shared/models/demo';

/** What comes with the program for a first try; models/demo/README.md. */
export interface Demo {
  /** Folder of the sample's pictures. */
  readonly images: string;
  readonly checkpoint: string;
}

/**
 * The demo's files, or null when they are not there.
 * @param roots where to look, best first: the resources of a package, the source tree
 */
export async function findDemo(roots: readonly string[]): Promise<Demo | null> {
  for (const root of roots) {
    const folder = join(root, 'models', 'demo');
    const checkpoint = join(folder, DEMO_FILE);
    const found = await stat(checkpoint).catch(() => null);
    if (found?.isFile() === true) return { images: join(folder, 'images'), checkpoint };
  }
  return null;
}
