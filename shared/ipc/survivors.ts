import type { ImagePath } from '../dataset/ids';
import type { NmsSettings, Survivors } from '../detection/survivors';

/** Survivors of one image of the project. */
export interface ImageSurvivors extends Survivors {
  readonly image: ImagePath;
}

/** What main knows of survivors over the whole project. */
export interface SurvivorsState {
  /** Another number = everything the page has is void: another NMS, or the gaps were filled. */
  readonly version: number;
  /** NMS that they went through. */
  readonly nms: NmsSettings;
  /** They are being computed: with another NMS, or where some are missing. */
  readonly computing: { readonly done: number; readonly total: number } | null;
}

/** Survivors of several images, one after the other. */
export interface SurvivorsPart {
  readonly images: readonly ImagePath[];
  /** Boxes of each image. */
  readonly counts: Uint32Array;
  readonly scores: Float32Array;
  readonly labels: Uint16Array;
  readonly boxes: Float32Array;
  /** Images there are in all. */
  readonly total: number;
}
