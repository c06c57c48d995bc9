import { z } from 'zod';
import { type AttributeDefinition, type AttributeValues, LONGEST_NAME, LONGEST_VALUE } from '../dataset/attributes';
import type { Annotation, ClassRecord, Provenance, Rejection } from '../dataset/document';
import {
  type AnnotationId,
  type AttributeId,
  asAnnotationId,
  asAttributeId,
  asClassId,
  asImagePath,
  type ClassId,
  type ImagePath,
} from '../dataset/ids';
import type { Box } from '../geometry/box';

/** Shapes of what a person makes, as they stand in the journal and the snapshot and come over IPC. */
export const imagePath: z.ZodType<ImagePath> = z.string().min(1).transform(asImagePath);
export const annotationId: z.ZodType<AnnotationId> = z.string().min(1).max(100).transform(asAnnotationId);
export const classId: z.ZodType<ClassId> = z.number().int().nonnegative().transform(asClassId);

/** Small letters and digits; none of the names that every object answers to. */
const attributeKey = z
  .string()
  .regex(/^[a-z][a-z0-9]{0,39}$/)
  .refine((id) => !(id in {}));
export const attributeId: z.ZodType<AttributeId> = attributeKey.transform(asAttributeId);

const finite = z.number().refine(Number.isFinite);
export const box: z.ZodType<Box> = z.object({
  x: finite,
  y: finite,
  width: finite.nonnegative(),
  height: finite.nonnegative(),
});

export const status = z.enum(['unseen', 'in progress', 'done', 'skipped']);

const origin = z.object({ model: z.string(), modelClass: z.string(), score: finite, box });

const provenance: z.ZodType<Provenance> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drawn') }),
  z.object({ kind: z.literal('imported') }),
  z.object({ kind: z.literal('accepted'), origin }),
  z.object({ kind: z.literal('edited'), origin }),
]);

/** What is said of a box or an image; never empty where it is optional. */
export const attributeValues = z.record(
  attributeKey,
  z.union([z.literal(true), z.string().min(1).max(LONGEST_VALUE)]),
) as unknown as z.ZodType<AttributeValues>;

export const attributeDefinition: z.ZodType<AttributeDefinition> = z.object({
  id: attributeId,
  name: z.string().min(1).max(LONGEST_NAME),
  kind: z.enum(['flag', 'choice', 'text']),
  target: z.enum(['box', 'image']),
  choices: z.array(z.string().min(1).max(LONGEST_NAME)),
  classes: z.array(classId).optional(),
}) as z.ZodType<AttributeDefinition>;

export const annotation: z.ZodType<Annotation> = z.object({
  id: annotationId,
  classId,
  box,
  provenance,
  attributes: attributeValues.optional(),
}) as z.ZodType<Annotation>;

export const rejection: z.ZodType<Rejection> = z.object({ classId, box });

export const classRecord: z.ZodType<ClassRecord> = z.object({
  id: classId,
  name: z.string().min(1),
  color: z.object({ slot: z.number().int().min(0).max(19), ring: z.number().int().min(0) }),
});

export const place = z.number().int().nonnegative();

/** Time spent, in seconds. */
export const seconds = finite.nonnegative();
