import { z } from 'zod';
import type { ImageRecord, ProjectDocument } from '../dataset/document';
import { asImagePath, type ImagePath } from '../dataset/ids';
import { bridgePairs } from './diffShape';
import { FORMAT_VERSION, migratedSnapshot } from './migrations';
import { isUsualRow } from './quickRow';
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
import { shareProvenance } from './recordsText';

/** The document after all diffs up to and including `seq`. */
export interface Snapshot {
  readonly seq: number;
  readonly document: ProjectDocument;
}

const head = z.object({
  seq: place,
  classes: z.array(classRecord),
  nextClassId: place,
  bridge: bridgePairs,
  attributes: z.array(attributeDefinition),
});

const row = z.object({
  path: imagePath,
  status,
  annotations: z.array(annotation),
  rejections: z.array(rejection),
  attributes: attributeValues.optional(),
  seconds: seconds.optional(),
});

/** Length from which on a part of the text is handed out, in characters. */
const PART = 1 << 20;
const OPENING = '"images":[';
const CLOSING = ']}';

/** The snapshot as JSON text in parts, images one a line: for writing, since the whole may be larger than a string can be. */
export function* snapshotParts({ seq, document }: Snapshot): Generator<string, undefined, unknown> {
  const { classes, nextClassId, bridge, attributes, images } = document;
  const first = JSON.stringify({
    rtmlabel: 'project',
    version: FORMAT_VERSION,
    seq,
    classes,
    nextClassId,
    bridge: [...bridge],
    attributes,
  });
  let text = `${first.slice(0, -1)},${OPENING}\n`;
  let separator = '';
  for (const [path, record] of images) {
    text += separator + JSON.stringify({ path, ...record });
    separator = ',\n';
    if (text.length < PART) continue;
    yield text;
    text = '';
  }
  yield `${text}\n${CLOSING}\n`;
}

/** The snapshot as JSON text, images one a line. */
export const encodeSnapshot = (snapshot: Snapshot): string => [...snapshotParts(snapshot)].join('');

/** `newer` = written by a later version of the program; `damaged` = not what this program writes. */
export type ReadSnapshot =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly problem: { readonly newer: number } | { readonly damaged: string } };

export function decodeSnapshot(text: string): ReadSnapshot {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return damaged(thrown instanceof Error ? thrown.message : String(thrown));
  }
  const { rtmlabel, version } = (value ?? {}) as { rtmlabel?: unknown; version?: unknown };
  if (rtmlabel === 'project' && typeof version === 'number' && version > FORMAT_VERSION)
    return { ok: false, problem: { newer: version } };
  const present = typeof version === 'number' ? migratedSnapshot(value, version) : value;
  const parsed = head.safeParse(present);
  if (rtmlabel !== 'project' || !parsed.success) return damaged(parsed.error?.issues[0]?.message ?? 'no project');
  const { images: rows } = present as { images?: unknown };
  if (!Array.isArray(rows)) return damaged('no images');
  const images = new Map<ImagePath, ImageRecord>();
  for (const one of rows) {
    const problem = take(one, images);
    if (problem !== null) return damaged(problem);
  }
  return whole(parsed.data, images);
}

/** Reads the lines of a snapshot one by one. */
export interface SnapshotReader {
  /** false = this is not laid out as the present program does it: `decodeSnapshot` reads the whole. */
  add(line: string): boolean;
  /** What all lines together say. */
  end(): ReadSnapshot;
}

export function createSnapshotReader(): SnapshotReader {
  const images = new Map<ImagePath, ImageRecord>();
  let first: z.infer<typeof head> | null = null;
  let closed = false;
  let problem: string | null = null;

  const begin = (line: string): boolean => {
    if (!line.endsWith(OPENING)) return false;
    const value = parse(`${line}${CLOSING}`) as { rtmlabel?: unknown; version?: unknown } | undefined;
    if (value?.rtmlabel !== 'project' || value.version !== FORMAT_VERSION) return false;
    const parsed = head.safeParse(value);
    if (parsed.success) first = parsed.data;
    return parsed.success;
  };

  return {
    add(line) {
      if (first === null) return begin(line);
      if (line === '' || problem !== null) return true;
      if (line === CLOSING) closed = true;
      else problem = take(parse(line.endsWith(',') ? line.slice(0, -1) : line), images);
      return true;
    },
    end() {
      if (problem !== null) return damaged(problem);
      return first === null || !closed ? damaged('it ends too early') : whole(first, images);
    },
  };
}

const damaged = (reason: string): ReadSnapshot => ({ ok: false, problem: { damaged: reason } });

const whole = (
  { seq, bridge, ...rest }: z.infer<typeof head>,
  images: ReadonlyMap<ImagePath, ImageRecord>,
): ReadSnapshot => ({ ok: true, snapshot: { seq, document: { ...rest, bridge: new Map(bridge), images } } });

/** Takes in an image; null, or why it cannot be one. */
function take(value: unknown, images: Map<ImagePath, ImageRecord>): string | null {
  if (isUsualRow(value)) {
    const { path, ...record } = value;
    shareProvenance(record.annotations);
    images.set(asImagePath(path), record);
    return null;
  }
  const parsed = row.safeParse(value);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'no image';
  const { path, ...record } = parsed.data;
  images.set(path, record as ImageRecord);
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
