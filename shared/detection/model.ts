/** Execution providers of onnxruntime that we offer. */
export type DeviceName = 'cpu' | 'cuda' | 'dml' | 'coreml' | 'webgpu';

/** Whose pipeline a model was trained with: decides names of weights, exp on the box branch, resizing and padding. */
export type Flavour = 'mmdet' | 'mmyolo';

/**
 * `raw-nchw`  one class map [N,C,H,W], one box map [N,4,H,W] and perhaps one objectness map [N,1,H,W] per level (logits;
 *             l,t,r,b x stride).
 * `raw-nhwc`  one map [N,H,W,C+4] per level (class logits then l,t,r,b).
 * `end2end`   mmdeploy: `dets` [N,k,5] and `labels` [N,k], NMS inside.
 * `easydeploy` MMYOLO's easydeploy: `num_dets` [N,1], `boxes` [N,k,4], `scores` and `labels` [N,k], NMS inside.
 */
export type ModelKind = 'raw-nchw' | 'raw-nhwc' | 'end2end' | 'easydeploy';

/** What a model says about itself. */
export interface ModelInfo {
  /** File name without extension, or the name the user gave. */
  readonly name: string;
  /** Decision 9: `<file name>-<dataset or class count>-<first 8 hex of SHA-256>`; a given name does not change it. */
  readonly version: string;
  readonly sha256: string;
  readonly kind: ModelKind;
  readonly flavour: Flavour;
  /** e.g. `RTMDet-m`; null when the file does not say. */
  readonly architecture: string | null;
  /** Names the exact steps from picture to tensor and back; part of the key of stored candidates. */
  readonly preprocessing: string;
  /** Side lengths fed to the network, multiples of the largest stride. */
  readonly inputSize: { readonly width: number; readonly height: number };
  /** The graph accepts other input sizes. */
  readonly dynamicInput: boolean;
  readonly strides: readonly number[];
  readonly classCount: number;
  /** `classCount` names, or null when neither the file nor a sidecar has them: the user is asked. */
  readonly classNames: readonly string[] | null;
  readonly classNamesFrom: 'metadata' | 'sidecar' | 'user' | null;
  /** No candidate below this score exists: our storage floor, or the export's baked-in one when higher. */
  readonly scoreFloor: number;
  /** Baked-in NMS IoU of an export with NMS inside, if known. */
  readonly bakedIou: number | null;
}

/** One row of the device table. */
export interface DeviceRow {
  readonly device: DeviceName;
  readonly available: boolean;
}

/** Where a loaded model runs. `fallback` = the wanted device failed and cpu took over; `reason` is onnxruntime's own text. */
export interface DeviceState {
  readonly wanted: DeviceName;
  readonly used: DeviceName;
  readonly fallback: { readonly reason: string } | null;
}
