import { z } from 'zod';
import type { InstalledModel } from '../../../shared/models/installed';
import type { Recipe } from '../../../shared/models/recipe';

/** What is written beside an installed model. */
export interface Manifest extends Omit<InstalledModel, 'id' | 'state'> {
  /** Of this file's shape; a newer one is left alone. */
  readonly format: 1;
  /** Name of the ONNX file in the model's folder. */
  readonly file: string;
  /** Time of the file's last change when it was installed: together with `bytes` a cheap sign that it is the same. */
  readonly mtimeMs: number;
  /** Absolute path of the checkpoint, to convert it again when the person overrides a choice. */
  readonly sourcePath: string | null;
  /** Absolute path of the config that was given with the checkpoint, likewise. */
  readonly configPath: string | null;
}

/** Only what later code relies on is checked; a recipe is shown, never acted upon. */
const shape = z.object({
  format: z.literal(1),
  file: z.string().regex(/^[^/\\]+\.onnx$/),
  mtimeMs: z.number(),
  sourcePath: z.string().nullable(),
  configPath: z.string().nullable().default(null),
  title: z.string().min(1),
  version: z.string().min(1),
  sha256: z.string().regex(/^[\da-f]{64}$/),
  bytes: z.number().int().min(0),
  kind: z.enum(['raw-nchw', 'raw-nhwc', 'end2end', 'easydeploy']),
  inputSize: z.object({ width: z.number(), height: z.number() }),
  classCount: z.number().int().min(0),
  classNames: z.array(z.string()).nullable(),
  classNamesFrom: z.enum(['metadata', 'sidecar', 'user']).nullable(),
  sourceName: z.string(),
  catalogueId: z.string().nullable(),
  licence: z.string().nullable(),
  recipe: z.custom<Recipe>((value) => typeof value === 'object' && value !== null).nullable(),
  msPerImage: z.number().nullable(),
  installedAt: z.number(),
});

/** A manifest, or null when the text is none (damaged, or written by a newer program). */
export function parseManifest(text: string): Manifest | null {
  try {
    const parsed = shape.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as Manifest) : null;
  } catch {
    return null;
  }
}

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

/** Turns a manifest into what everybody else sees. */
export function installedModel(id: string, manifest: Manifest, state: InstalledModel['state']): InstalledModel {
  const { format: _format, file: _file, mtimeMs: _mtime, sourcePath: _source, configPath: _config, ...rest } = manifest;
  return { id, state, ...rest, classCount: rest.classCount || (rest.classNames?.length ?? 0) };
}
