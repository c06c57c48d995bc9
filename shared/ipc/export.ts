import type { ImagePath } from '../dataset/ids';
import type { Diff } from '../editing/diff';
import type { Failure } from '../failure/failure';

/** Export choices (decision 11: same bytes on every run and system). */
export interface ExportOptions {
  /** `labelstudio` = tasks to import into Label Studio; of the other choices only `scope` and `imagePrefix` are for it. */
  readonly format: 'coco' | 'labelstudio';
  /** `done` = submitted images only (verified-empty ones included); `all` = every readable image. */
  readonly scope: 'done' | 'all';
  /** First category, image and annotation id. */
  readonly firstId: 0 | 1;
  /** `relative` keeps sub-folders in `file_name`; `flat` uses bare names and refuses duplicates. */
  readonly fileNames: 'relative' | 'flat';
  /** `none` = one JSON; `folder` and `zip` = Label Studio's layout: `images/` and `result.json`. */
  readonly images: 'none' | 'folder' | 'zip';
  readonly indent: boolean;
  /**
   * Label Studio: what stands before the path of an image in its address. '' = its local files, with the folder that holds
   * the project's folder as document root.
   */
  readonly imagePrefix: string;
}

export const DEFAULT_EXPORT_OPTIONS: ExportOptions = {
  format: 'coco',
  scope: 'done',
  firstId: 1,
  fileNames: 'relative',
  images: 'none',
  indent: false,
  imagePrefix: '',
};

/** What an export with these options would hold, known without reading pictures. */
export interface ExportPreview {
  readonly images: number;
  readonly annotations: number;
  readonly categories: number;
  readonly emptyImages: number;
  /** Names that would clash when flattened; at most 20 are listed. */
  readonly clashes: readonly (readonly [ImagePath, ImagePath])[];
}

export interface ExportReport {
  /** Absolute path of the JSON, the folder or the zip. */
  readonly path: string;
  readonly images: number;
  /** Boxes that a person owns. */
  readonly annotations: number;
  /** Boxes of the model that nobody has judged: in Label Studio's tasks only. */
  readonly predictions: number;
  /** Names of the files that were written beside: label config and settings for Label Studio. */
  readonly beside: readonly string[];
  /** Images left out because they cannot be read, with the reason. */
  readonly skipped: readonly { readonly image: ImagePath; readonly failure: Failure }[];
  /** Boxes narrower or lower than 1 px after clamping: MMDetection drops them in training. */
  readonly tinyBoxes: number;
  /** Boxes without any area inside their image: not written. */
  readonly outsideBoxes: number;
}

/** Result of reading a COCO file against the open project; nothing is changed until the page commits `diff`. */
export interface ImportPlan {
  readonly file: string;
  readonly diff: Diff;
  readonly images: number;
  readonly annotations: number;
  readonly newClasses: readonly string[];
  /** Attributes that are defined for what the file says, by name. */
  readonly newAttributes: readonly string[];
  /** Attributes of the project that get more choices, by name. */
  readonly grownAttributes: readonly string[];
  /** Values that the attribute of this name cannot have: not kept. */
  readonly lostValues: number;
  /** `file_name`s of the COCO file that mean no picture of the folder, or not clearly one; at most 100 are listed. */
  readonly missing: readonly string[];
  readonly missingCount: number;
  /** Boxes that already exist with the same class and place: not added again. */
  readonly duplicates: number;
  /** Annotations without a usable bbox (counted, left out). */
  readonly unusable: number;
  /** Annotations whose segmentation is not kept. */
  readonly segmentations: number;
  /** Pictures whose size differs from what the file says: their boxes may be off. */
  readonly otherSizes: number;
}
