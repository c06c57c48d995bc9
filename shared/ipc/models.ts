import type { CatalogueModel } from '../models/catalogue';
import type { InstalledModel } from '../models/installed';
import type { ModelJob } from '../models/job';

/** The models room as the page sees it. */
export interface ModelsState {
  /** By title. */
  readonly installed: readonly InstalledModel[];
  /** Those on their way and those that ended since the page looked last, newest first. */
  readonly jobs: readonly ModelJob[];
}

/** What does not change while the program runs. */
export interface ModelsInfo {
  readonly catalogue: readonly CatalogueModel[];
  /** Absolute folder of the models room, for display. */
  readonly folder: string;
}
