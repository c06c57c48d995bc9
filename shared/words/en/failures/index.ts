import type { FailureCode } from '../../../failure/failure';
import { appFailures } from './app';
import { checkpointFailures } from './checkpoint';
import { cliFailures } from './cli';
import { convertFailures } from './convert';
import { downloadFailures } from './downloads';
import { exportFailures } from './export';
import { imageFailures } from './image';
import { labelStudioFailures } from './labelstudio';
import { lsimagesFailures } from './lsimages';
import { lspushFailures } from './lspush';
import { modelFailures } from './model';
import { modelsFailures } from './models';
import { projectFailures } from './project';

/** One sentence per failure code: what happened, to which file, what to do. */
export const failures: Record<FailureCode, string> = {
  ...appFailures,
  ...checkpointFailures,
  ...cliFailures,
  ...convertFailures,
  ...downloadFailures,
  ...exportFailures,
  ...imageFailures,
  ...labelStudioFailures,
  ...lsimagesFailures,
  ...lspushFailures,
  ...modelFailures,
  ...modelsFailures,
  ...projectFailures,
};
