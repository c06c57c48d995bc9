import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe } from 'vitest';

/** Folder of the built workers (see testing/buildWorkers.ts). */
export const workersDir = resolve('out/workers');

/** Reference data that is not part of the project: models, golden results, photographs. */
export const dataDir = process.env.RTMLABEL_TEST_DATA ?? resolve('../shared/data');

export const hasData = existsSync(dataDir);

/** Absolute path of a file of the reference data. */
export const data = (...parts: string[]): string => join(dataDir, ...parts);

/** `describe` that needs the reference data; when it is absent the tests are skipped and say so. */
export const describeWithData = (name: string, body: () => void): void => {
  if (hasData) describe(name, body);
  else describe.skip(`${name} (skipped: no reference data at ${dataDir})`, body);
};
