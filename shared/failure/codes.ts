import type { AppFailures } from './codes/app';
import type { CheckpointFailures } from './codes/checkpoint';
import type { CliFailures } from './codes/cli';
import type { ConvertFailures } from './codes/convert';
import type { DownloadFailures } from './codes/downloads';
import type { ExportFailures } from './codes/export';
import type { ImageFailures } from './codes/image';
import type { LabelStudioFailures } from './codes/labelstudio';
import type { LabelStudioImageFailures } from './codes/lsimages';
import type { LabelStudioPushFailures } from './codes/lspush';
import type { ModelFailures } from './codes/model';
import type { ModelsFailures } from './codes/models';
import type { ProjectFailures } from './codes/project';

/** Every expected error of the program: code -> what its sentence is filled with. One file per room in `codes/`. */
export interface FailureParams
  extends AppFailures,
    CheckpointFailures,
    CliFailures,
    ConvertFailures,
    DownloadFailures,
    ExportFailures,
    ImageFailures,
    LabelStudioFailures,
    LabelStudioImageFailures,
    LabelStudioPushFailures,
    ModelFailures,
    ModelsFailures,
    ProjectFailures {}
