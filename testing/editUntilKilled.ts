import { writeSync } from 'node:fs';
import { openProject } from '../electron/core/storage/openProject';
import { randomDiff, randomOf } from './randomEdits';

/** Child process of the kill test: commits random edits as fast as it can and says which are confirmed. */
async function main(folder: string, dataDir: string, seed: number): Promise<void> {
  const project = await openProject(folder, { dataDir });
  const random = randomOf(seed);
  for (let step = seed * 100_000; ; step++) {
    const diff = randomDiff(project.document(), random, step);
    if (diff.changes.length === 0) continue;
    const { seq } = await project.commit(diff);
    // Unbuffered: what the parent has read was confirmed before the kill.
    writeSync(1, `${JSON.stringify({ seq, changes: diff.changes.length })}\n`);
  }
}

const [, , folder = '', dataDir = '', seed = '0'] = process.argv;
void main(folder, dataDir, Number(seed));
