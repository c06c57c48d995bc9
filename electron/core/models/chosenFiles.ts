import { basename, extname } from 'node:path';
import { fail } from '../../../shared/failure/failure';

const isConfig = (file: string): boolean => extname(file).toLowerCase() === '.py';

/**
 * Sorts files that were chosen or dropped together: checkpoints and ONNX files, and the one config that belongs to them.
 * @throws AppError `models.configAlone`, `models.manyConfigs`
 */
export function chosenFiles(files: readonly string[]): {
  readonly models: readonly string[];
  readonly config: string | null;
} {
  const configs = files.filter(isConfig);
  const models = files.filter((file) => !isConfig(file));
  const [config = null] = configs;
  if (configs.length > 1) throw fail('models.manyConfigs', { files: configs.map((file) => basename(file)).join(', ') });
  if (config !== null && models.length === 0) throw fail('models.configAlone', { file: basename(config) });
  return { models, config };
}
