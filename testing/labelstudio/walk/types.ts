// What Label Studio's API says, as far as the walk reads it.

export interface Region {
  readonly id: string;
  readonly from_name: string;
  readonly to_name: string;
  readonly type: string;
  readonly original_width: number;
  readonly original_height: number;
  readonly image_rotation: number;
  readonly value: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly rotation: number;
    readonly rectanglelabels?: readonly string[];
  };
  readonly score?: number;
}

export interface Prediction {
  readonly id: number;
  readonly task: number;
  readonly model_version: string;
  readonly score: number;
  readonly result: readonly Region[];
}

export interface Annotation {
  readonly id: number;
  readonly was_cancelled: boolean;
  readonly result: readonly Region[];
}

export interface Task {
  readonly id: number;
  readonly data: Readonly<Record<string, string>>;
  readonly predictions: readonly Prediction[];
  readonly annotations: readonly Annotation[];
}

export interface MlBackend {
  readonly id: number;
  readonly state: string;
  readonly error_message: string | null;
  readonly model_version: string | null;
  readonly title: string;
  readonly url: string;
}

export interface Project {
  readonly id: number;
  readonly label_config: string;
  readonly model_version: string;
}

export interface CocoFile {
  readonly images: readonly { id: number; file_name: string; width: number; height: number }[];
  readonly categories: readonly { id: number | string; name: string }[];
  readonly annotations: readonly CocoBox[];
  readonly info?: object;
  readonly licenses?: unknown;
}

export interface CocoBox {
  readonly id: number;
  readonly image_id: number;
  readonly category_id: number | string;
  readonly bbox: readonly [number, number, number, number];
  readonly area: number;
  readonly iscrowd: number;
  readonly segmentation: unknown;
  readonly score?: number;
}
