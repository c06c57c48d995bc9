import type { Detection } from '../../../shared/detection/candidates';
import type { DeviceName, DeviceRow, DeviceState, ModelInfo } from '../../../shared/detection/model';

/** What a detector found in a file, and what kind of picture that is. */
export interface Detected extends Detection {
  /** `jpeg`, `png`, ... as found in the bytes. */
  readonly format: string;
}

/** The thing that turns an image file into candidates. Decode, resize and inference run in workers, never on the caller's event loop. */
export interface Detector {
  readonly info: ModelInfo;
  readonly device: DeviceState;
  /** What this build of onnxruntime offers. */
  readonly devices: readonly DeviceRow[];
  /** How many images can be worked on at once without queueing. */
  readonly width: number;
  /**
   * @param file absolute path of an image
   * @param signal aborts while queued; a run that has started finishes and its result is dropped
   * @throws AppError `image.*` when the file cannot be read, `model.*` when the model fails, `app.cancelled`;
   * `image.stopsModel` when two threads died of it: it is not tried again while its file stays as it is
   */
  detect(file: string, signal?: AbortSignal): Promise<Detected>;
  dispose(): Promise<void>;
}

export interface DetectorOptions {
  /** Folder with the built worker scripts (`detector.cjs`) and decoder wasm files. */
  readonly workersDir: string;
  readonly device: DeviceName;
  /** Square side for models with dynamic input; null = what the graph or metadata says. */
  readonly inputSize: number | null;
  /** Names given by the user; win over those in the file. */
  readonly classNames: readonly string[] | null;
  /** Shown name; else that of the file. The version string keeps the file's. */
  readonly name?: string | null;
  /** SHA-256 the file must have, lower-case hex; null = any. */
  readonly sha256?: string | null;
  /** Worker threads; default follows the machine. */
  readonly workers?: number;
  /** Processor cores to use in all; null = every one. */
  readonly cores?: number | null;
  /** A thread died of an image. `again` = it was replaced and the image is tried once more; else the image is skipped. */
  readonly onDeath?: (file: string, again: boolean) => void;
}
