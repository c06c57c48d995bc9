import type { FailureCode } from '../../../failure/failure';
import { appFailures } from './app';
import { checkpointFailures } from './checkpoint';
import { cliFailures } from './cli';
import { convertFailures } from './convert';
import { downloadFailures } from './downloads';
import { exportFailures } from './export';
import { imageFailures } from './image';
import { labelStudioFailures } from './labelstudio';
import { lsimagesByCommand, lsimagesFailures } from './lsimages';
import { lspushByCommand, lspushFailures } from './lspush';
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

/** What the command line says in another way, because there people set things by options. */
export const failuresByCommand: Partial<Record<FailureCode, string>> = {
  ...lsimagesByCommand,
  ...lspushByCommand,
  'labelstudio.unknownHost':
    '请求使用的主机名是 {{host}}，本机没有这个名称。如果这是您自己的主机名，请用 --allowed-host {{host}} 允许它。',
};
