import { resolve } from 'node:path';
import { describe } from 'vitest';
import { dataDir, hasData } from './dataDir';

export { data, dataDir, hasData } from './dataDir';

/** Folder of the built workers (see testing/buildWorkers.ts). */
export const workersDir = resolve('out/workers');

/** `describe` that needs the reference data; when it is absent the tests are skipped and say so. */
export const describeWithData = (name: string, body: () => void): void => {
  if (hasData) describe(name, body);
  else describe.skip(`${name} (skipped: no reference data at ${dataDir})`, body);
};
