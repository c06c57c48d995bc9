import type { ModelTask } from './recipe';

/** An official checkpoint that can be fetched (`models/catalogue.json`). */
export interface CatalogueModel {
  /** e.g. `rtmdet-m`, `mmyolo-rtmdet-m`, `rtmdet-ins-tiny`. */
  readonly id: string;
  readonly title: string;
  readonly from: 'MMDetection' | 'MMPose' | 'MMYOLO' | 'MMRazor';
  readonly task: ModelTask;
  /** Address of the checkpoint. */
  readonly url: string;
  /** First 8 hex digits of its SHA-256, as its name tells. */
  readonly sha256Prefix: string;
  /** Exact size where it is known. */
  readonly bytes: number | null;
  /** Size of its weights alone, for a first idea and the check of free space; the file may be larger. */
  readonly weightBytes: number;
  readonly classCount: number;
  /** `coco80`, or the names. */
  readonly classes: 'coco80' | readonly string[];
  /** Its config does not settle the classes: what stands here is likely, the file decides. */
  readonly classesAssumed?: true | undefined;
  readonly inputSize: number;
  /** Millions of parameters, as published. */
  readonly parametersM: number | null;
  /** Box AP as published, in percent. */
  readonly ap: number | null;
  readonly apOf: 'COCO' | 'COCO person' | 'OneHand10K' | 'Human-Art';
  /** SPDX name; null = its publisher states none. */
  readonly licence: string | null;
  /** Name of its training config. */
  readonly config: string;
}
