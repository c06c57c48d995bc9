import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Reference data that is not part of the project: models, golden results, photographs. */
export const dataDir = process.env.RTMLABEL_TEST_DATA ?? resolve('../shared/data');

export const hasData = existsSync(dataDir);

/** Absolute path of a file of the reference data. */
export const data = (...parts: string[]): string => join(dataDir, ...parts);
