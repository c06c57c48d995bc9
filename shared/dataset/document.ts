import type { Box } from '../geometry/box';
import type { AttributeDefinition, AttributeValues } from './attributes';
import type { AnnotationId, ClassId, ImagePath } from './ids';

/** Palette place of a class: slot 0..19 of the 20 class colours; ring 0.. marks the reuse of a colour (more than 20 classes). */
export interface ClassColor {
  readonly slot: number;
  readonly ring: number;
}

/** A category of the project. Order of the list = order on screen, digit keys and export. */
export interface ClassRecord {
  readonly id: ClassId;
  readonly name: string;
  readonly color: ClassColor;
}

/** The prediction an annotation came from, frozen at the moment a person took it over. */
export interface PredictionOrigin {
  /** Model version string, e.g. `rtmdet_tiny-coco80-78e30dcc`. */
  readonly model: string;
  /** Class name as the model calls it. */
  readonly modelClass: string;
  readonly score: number;
  /** The box as the model drew it, clamped to the image. */
  readonly box: Box;
}

/** Where a box comes from. `edited` = accepted, then its box or class was changed by a person. */
export type Provenance =
  | { readonly kind: 'drawn' }
  | { readonly kind: 'imported' }
  | { readonly kind: 'accepted'; readonly origin: PredictionOrigin }
  | { readonly kind: 'edited'; readonly origin: PredictionOrigin };

/** A box a person owns. */
export interface Annotation {
  readonly id: AnnotationId;
  readonly classId: ClassId;
  readonly box: Box;
  readonly provenance: Provenance;
  /** What is said of the box beside its class, never empty; absent = nothing. */
  readonly attributes?: AttributeValues;
}

/** A prediction a person refused: predictions of this class that cover the same place stay hidden. */
export interface Rejection {
  readonly classId: ClassId;
  readonly box: Box;
}

/** `done` with no annotations = verified empty: a real state that survives every export. */
export type ImageStatus = 'unseen' | 'in progress' | 'done' | 'skipped';

/** What a person decided about one image. */
export interface ImageRecord {
  readonly status: ImageStatus;
  readonly annotations: readonly Annotation[];
  readonly rejections: readonly Rejection[];
  /** What is said of the image, never empty; absent = nothing. */
  readonly attributes?: AttributeValues;
  /** How long a person looked at the image before submitting it, all times together, in seconds; absent = not known. */
  readonly seconds?: number;
}

/** User's table of the class bridge: model class name -> project class, or `null` = ignore this model class on purpose. */
export type BridgeTable = ReadonlyMap<string, ClassId | null>;

/** Everything a person made in a project. Images that were never touched are absent from `images`. */
export interface ProjectDocument {
  readonly classes: readonly ClassRecord[];
  /** The id the next new class gets; ids are never reused. */
  readonly nextClassId: number;
  readonly images: ReadonlyMap<ImagePath, ImageRecord>;
  readonly bridge: BridgeTable;
  /** The project's own attributes, in their order on screen; built-in ones are not listed. */
  readonly attributes: readonly AttributeDefinition[];
}

export const UNTOUCHED: ImageRecord = Object.freeze({ status: 'unseen', annotations: [], rejections: [] });

export const emptyDocument = (): ProjectDocument => ({
  classes: [],
  nextClassId: 0,
  images: new Map(),
  bridge: new Map(),
  attributes: [],
});

/** Nothing in the record differs from an image that nobody has worked on. */
export const isUntouched = ({ status, annotations, rejections, attributes, seconds }: ImageRecord): boolean =>
  status === 'unseen' &&
  annotations.length === 0 &&
  rejections.length === 0 &&
  attributes === undefined &&
  seconds === undefined;

/** The record of an image; the shared untouched record when nobody has worked on it. */
export const imageRecord = (document: ProjectDocument, image: ImagePath): ImageRecord =>
  document.images.get(image) ?? UNTOUCHED;
