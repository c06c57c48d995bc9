import type { ModelKind } from '../detection/model';
import type { Recipe } from './recipe';

/** A model of the models room: converted or copied, self-describing, usable by name everywhere. */
export interface InstalledModel {
  /** Folder of the model in the models room; never changes. */
  readonly id: string;
  /** Shown name; can be changed. */
  readonly title: string;
  /** Decision 9: `<name>-<dataset or class count>-<first 8 hex of SHA-256>`. Not touched by renaming. */
  readonly version: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: ModelKind;
  readonly inputSize: { readonly width: number; readonly height: number };
  readonly classCount: number;
  /** null = the file has none and nobody gave any yet. */
  readonly classNames: readonly string[] | null;
  readonly classNamesFrom: 'metadata' | 'sidecar' | 'user' | null;
  /** File it came from, without folder. */
  readonly sourceName: string;
  /** Entry of the catalogue whose hash the source had; null = somebody's own. */
  readonly catalogueId: string | null;
  /** SPDX name; null = not known. */
  readonly licence: string | null;
  /** How the checkpoint was converted; null for an ONNX file that came as it is. */
  readonly recipe: Recipe | null;
  /** Median of a few runs on this machine: one image on the cpu, all cores, milliseconds of inference. null = not measured. */
  readonly msPerImage: number | null;
  /** Milliseconds since 1970. */
  readonly installedAt: number;
  /** `changed`: the file is not the one that was installed; `missing`: it is gone. Neither is loaded. */
  readonly state: 'ok' | 'changed' | 'missing';
}
