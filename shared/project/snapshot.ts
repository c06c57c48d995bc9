import { z } from 'zod';
import type { ImageRecord, ProjectDocument } from '../dataset/document';
import { bridgePairs } from './diffShape';
import { FORMAT_VERSION, migratedSnapshot } from './migrations';
import {
  annotation,
  attributeDefinition,
  attributeValues,
  classRecord,
  imagePath,
  place,
  rejection,
  seconds,
  status,
} from './records';

/** The document after all diffs up to and including `seq`. */
export interface Snapshot {
  readonly seq: number;
  readonly document: ProjectDocument;
}

const shape = z.object({
  seq: place,
  classes: z.array(classRecord),
  nextClassId: place,
  bridge: bridgePairs,
  attributes: z.array(attributeDefinition),
  images: z.array(
    z.object({
      path: imagePath,
      status,
      annotations: z.array(annotation),
      rejections: z.array(rejection),
      attributes: attributeValues.optional(),
      seconds: seconds.optional(),
    }),
  ),
});

/** The snapshot as JSON text, images one a line. */
export function encodeSnapshot({ seq, document }: Snapshot): string {
  const { classes, nextClassId, bridge, attributes, images } = document;
  const head = JSON.stringify({
    rtmlabel: 'project',
    version: FORMAT_VERSION,
    seq,
    classes,
    nextClassId,
    bridge: [...bridge],
    attributes,
  });
  const rows = [...images].map(([path, record]) => JSON.stringify({ path, ...record }));
  return `${head.slice(0, -1)},"images":[\n${rows.join(',\n')}\n]}\n`;
}

/** `newer` = written by a later version of the program; `damaged` = not what this program writes. */
export type ReadSnapshot =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly problem: { readonly newer: number } | { readonly damaged: string } };

export function decodeSnapshot(text: string): ReadSnapshot {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return { ok: false, problem: { damaged: thrown instanceof Error ? thrown.message : String(thrown) } };
  }
  const { rtmlabel, version } = (value ?? {}) as { rtmlabel?: unknown; version?: unknown };
  if (rtmlabel === 'project' && typeof version === 'number' && version > FORMAT_VERSION)
    return { ok: false, problem: { newer: version } };
  const parsed = shape.safeParse(typeof version === 'number' ? migratedSnapshot(value, version) : value);
  if (rtmlabel !== 'project' || !parsed.success)
    return { ok: false, problem: { damaged: parsed.error?.issues[0]?.message ?? 'no project' } };
  const { seq, classes, nextClassId, bridge, attributes, images } = parsed.data;
  const records = images.map(({ path, ...record }) => [path, record as ImageRecord] as const);
  return {
    ok: true,
    snapshot: {
      seq,
      document: { classes, nextClassId, bridge: new Map(bridge), attributes, images: new Map(records) },
    },
  };
}
