import type { InstalledModel } from '../../../shared/models/installed';
import { sha256Of } from '../files/sha256';
import type { Registry } from './registry';
import { type ImportOptions, runImport } from './runImport';

/**
 * The model that was made of this checkpoint before, or a new one; always a new one when a config is given.
 * @throws AppError what `runImport` says
 */
export async function importOnce(registry: Registry, file: string, options: ImportOptions): Promise<InstalledModel> {
  // A file that cannot be read is told about by the import.
  const sha256 = await sha256Of(file).catch(() => null);
  const before = (await registry.list()).find(({ recipe, state }) => state === 'ok' && recipe?.sourceSha256 === sha256);
  return before !== undefined && options.config === null ? before : runImport(registry, file, options);
}
