import type { AttributeDefinition, AttributeValues } from '../dataset/attributes';
import type { Annotation, BridgeTable, ClassRecord, ImageStatus, Rejection } from '../dataset/document';
import type { AnnotationId, ImagePath } from '../dataset/ids';

/**
 * One reversible change of one record. `before: null` = it did not exist, `after: null` = it is removed.
 * `at` is the place in the image's list where the record stands (after) or stood (before), so that undo restores order.
 */
export type Change =
  | {
      readonly type: 'annotation';
      readonly image: ImagePath;
      readonly id: AnnotationId;
      readonly at: number;
      readonly before: Annotation | null;
      readonly after: Annotation | null;
    }
  | {
      readonly type: 'rejection';
      readonly image: ImagePath;
      readonly at: number;
      readonly before: Rejection | null;
      readonly after: Rejection | null;
    }
  | { readonly type: 'status'; readonly image: ImagePath; readonly before: ImageStatus; readonly after: ImageStatus }
  | {
      readonly type: 'classes';
      readonly before: { readonly list: readonly ClassRecord[]; readonly nextId: number };
      readonly after: { readonly list: readonly ClassRecord[]; readonly nextId: number };
    }
  | { readonly type: 'bridge'; readonly before: BridgeTable; readonly after: BridgeTable }
  | {
      readonly type: 'attributes';
      readonly before: readonly AttributeDefinition[];
      readonly after: readonly AttributeDefinition[];
    }
  /** What is said of an image; `{}` = nothing. */
  | {
      readonly type: 'imageAttributes';
      readonly image: ImagePath;
      readonly before: AttributeValues;
      readonly after: AttributeValues;
    }
  /** Time spent on an image, in seconds; 0 = not known. */
  | { readonly type: 'seconds'; readonly image: ImagePath; readonly before: number; readonly after: number };

/** What one command did: the unit of undo and of the journal. Changes apply in order. */
export interface Diff {
  /** Name of the command, e.g. `moveBox`; shown in the undo menu through the catalogues (`commands.<label>`). */
  readonly label: string;
  readonly changes: readonly Change[];
}
