import type { FailureCode } from '../../../failure/failure';
import { appFailures } from './app';
import { cliFailures } from './cli';
import { exportFailures } from './export';
import { imageFailures } from './image';
import { modelFailures } from './model';
import { projectFailures } from './project';

/** One sentence per failure code: what happened, to which file, what to do. */
export const failures: Record<FailureCode, string> = {
  ...appFailures,
  ...cliFailures,
  ...exportFailures,
  ...imageFailures,
  ...modelFailures,
  ...projectFailures,
};
