import type { AppFailures } from './codes/app';
import type { CliFailures } from './codes/cli';
import type { ExportFailures } from './codes/export';
import type { ImageFailures } from './codes/image';
import type { ModelFailures } from './codes/model';
import type { ProjectFailures } from './codes/project';

/** Every expected error of the program: code -> what its sentence is filled with. One file per room in `codes/`. */
export interface FailureParams
  extends AppFailures,
    CliFailures,
    ExportFailures,
    ImageFailures,
    ModelFailures,
    ProjectFailures {}
