import type { AttributeKind, AttributeTarget, AttributeValue } from '../../dataset/attributes';
import type { ImageStatus } from '../../dataset/document';
import type { Box, Size } from '../../geometry/box';

/** Name -> value, as CVAT and Datumaro write it. */
export type CocoAttributes = readonly (readonly [name: string, value: AttributeValue])[];

/** An attribute as `info.attributes` describes it, so that a file brings its definitions along: unused ones, order, choices. */
export interface CocoAttributeInfo {
  readonly name: string;
  readonly kind: AttributeKind;
  readonly target: AttributeTarget;
  readonly choices?: readonly string[];
  /** Names of the classes it is asked of; absent = all. */
  readonly classes?: readonly string[];
}

/** One box to write. `box` is in pixels of the upright image and is clamped to it when written. */
export interface CocoSourceBox {
  /** Index into `CocoSource.categories`. */
  readonly category: number;
  readonly box: Box;
  readonly iscrowd?: true | undefined;
  /** What is said of the box by name, in the order of the file; absent or empty = nothing is written. */
  readonly attributes?: CocoAttributes | undefined;
  /** Model confidence 0..1; absent for boxes that a person owns. */
  readonly score?: number | undefined;
}

/** One image to write; an image without boxes is kept. */
export interface CocoSourceImage {
  /** POSIX relative name, as it shall stand in `file_name`. */
  readonly fileName: string;
  /** Upright size in pixels. */
  readonly size: Size;
  /** What a person decided about the image; absent when nobody looked at it (model output). */
  readonly status?: ImageStatus | undefined;
  /** What is said of the image by name, in the order of the file. */
  readonly attributes?: CocoAttributes | undefined;
  readonly boxes: Iterable<CocoSourceBox>;
}

/** What becomes one COCO file. The order of everything is the order in the file and gives the ids. */
export interface CocoSource {
  readonly categories: readonly string[];
  readonly images: readonly CocoSourceImage[];
  /** Attributes of the project's own; none = nothing is written of them. */
  readonly attributes?: readonly CocoAttributeInfo[] | undefined;
  /** Free text for `info.description`; no dates, the same input must give the same bytes. */
  readonly description?: string | undefined;
}

export interface CocoWriteOptions {
  /** First id of images, annotations and categories. */
  readonly firstId: 0 | 1;
  /** Two-space indentation, as `JSON.stringify(value, null, 2)`; otherwise one line. */
  readonly indent: boolean;
}

/** What was written. */
export interface CocoCounts {
  readonly images: number;
  readonly annotations: number;
  /** Written boxes narrower or lower than 1 px after clamping: MMDetection drops them in training. */
  readonly tinyBoxes: number;
  /** Boxes without any area inside their image: not written. */
  readonly outsideBoxes: number;
}
