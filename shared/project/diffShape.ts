import { z } from 'zod';
import type { BridgeTable } from '../dataset/document';
import type { Change, Diff } from '../editing/diff';
import {
  annotation,
  annotationId,
  attributeDefinition,
  attributeValues,
  classId,
  classRecord,
  imagePath,
  place,
  rejection,
  seconds,
  status,
} from './records';

/** Class bridge as JSON: pairs, because JSON has no maps. */
export const bridgePairs = z.array(z.tuple([z.string(), classId.nullable()]));
const bridgeMap: z.ZodType<BridgeTable> = z.map(z.string(), classId.nullable());

const attributeList = z.array(attributeDefinition);
const classList = z.object({ list: z.array(classRecord), nextId: place });

const changeShape = <B extends z.ZodType>(bridge: B) =>
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('annotation'),
      image: imagePath,
      id: annotationId,
      at: place,
      before: annotation.nullable(),
      after: annotation.nullable(),
    }),
    z.object({
      type: z.literal('rejection'),
      image: imagePath,
      at: place,
      before: rejection.nullable(),
      after: rejection.nullable(),
    }),
    z.object({ type: z.literal('status'), image: imagePath, before: status, after: status }),
    z.object({ type: z.literal('classes'), before: classList, after: classList }),
    z.object({ type: z.literal('bridge'), before: bridge, after: bridge }),
    z.object({ type: z.literal('attributes'), before: attributeList, after: attributeList }),
    z.object({ type: z.literal('imageAttributes'), image: imagePath, before: attributeValues, after: attributeValues }),
    z.object({ type: z.literal('seconds'), image: imagePath, before: seconds, after: seconds }),
  ]);

/** A diff as it comes over IPC. */
export const diffShape: z.ZodType<Diff> = z.object({
  label: z.string().max(100),
  changes: z.array(changeShape(bridgeMap)),
}) as z.ZodType<Diff>;

const plainDiff = z.object({ label: z.string(), changes: z.array(changeShape(bridgePairs)) });

/** A diff as JSON can hold it. */
export const plainOfDiff = (diff: Diff): unknown => ({
  label: diff.label,
  changes: diff.changes.map((change) =>
    change.type === 'bridge' ? { ...change, before: [...change.before], after: [...change.after] } : change,
  ),
});

/** The diff inside JSON, or null when it is none. */
export function diffOfPlain(plain: unknown): Diff | null {
  const parsed = plainDiff.safeParse(plain);
  if (!parsed.success) return null;
  const changes = parsed.data.changes.map((change) =>
    change.type === 'bridge' ? { ...change, before: new Map(change.before), after: new Map(change.after) } : change,
  );
  return { label: parsed.data.label, changes: changes as readonly Change[] };
}
