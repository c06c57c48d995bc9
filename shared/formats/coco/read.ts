import { z } from 'zod';
import type { ImageStatus } from '../../dataset/document';
import { fail } from '../../failure/failure';
import type { Box, Size } from '../../geometry/box';
import { polygonBounds } from './polygonBounds';
import type { CocoAttributeInfo } from './source';
import { atOnce, type Steps } from './steps';

/** So many entries are read in a step. */
const AT_ONCE = 500;

/** One image of a COCO file; `key` is its id as text. */
export interface CocoImage {
  readonly key: string;
  readonly fileName: string;
  /** Size the file claims; null when it says none. */
  readonly size: Size | null;
  /** Only files written by RTMLabel say it. */
  readonly status: ImageStatus | null;
  /** Absent when the file says nothing. */
  readonly attributes?: CocoSaid;
}

/** What `attributes` of an image or annotation says, in file order; values are what JSON has there, `null`s left out. */
export type CocoSaid = readonly (readonly [name: string, value: unknown])[];

export interface CocoCategory {
  readonly key: string;
  readonly name: string;
}

/** One usable box; `box` in pixels of the picture, as the file has it (not clamped). */
export interface CocoAnnotation {
  readonly image: string;
  readonly category: string;
  readonly box: Box;
  readonly iscrowd: boolean;
  /** It also had a polygon or mask, which is not kept. */
  readonly segmented: boolean;
  /** Absent when the file says nothing. */
  readonly attributes?: CocoSaid;
}

/** A COCO detection file as read, in file order. */
export interface CocoDataset {
  readonly categories: readonly CocoCategory[];
  readonly images: readonly CocoImage[];
  readonly annotations: readonly CocoAnnotation[];
  /** Annotations left out: no usable box, or an image or category that the file does not have. */
  readonly unusable: number;
  /** Attributes as `info.attributes` describes them: only files written by RTMLabel do. */
  readonly attributes: readonly CocoAttributeInfo[];
}

// Exporters disagree: old Label Studio writes category ids as text, others as numbers.
const idSchema = z.union([z.number(), z.string()]).transform(String);
const lengthSchema = z.number().positive();

const imageSchema = z.object({
  id: idSchema,
  file_name: z.string().min(1),
  width: lengthSchema.optional().catch(undefined),
  height: lengthSchema.optional().catch(undefined),
  status: z.enum(['unseen', 'in progress', 'done', 'skipped']).optional().catch(undefined),
  attributes: z.unknown().optional(),
});

const categorySchema = z.object({
  id: idSchema,
  name: z.string().min(1),
  supercategory: z.string().optional().catch(undefined),
});

const annotationSchema = z.object({
  image_id: idSchema,
  category_id: idSchema,
  bbox: z.tuple([z.number(), z.number(), lengthSchema, lengthSchema]).optional().catch(undefined),
  segmentation: z.unknown().optional(),
  iscrowd: z.unknown().optional(),
  attributes: z.unknown().optional(),
});

const infoSchema = z.object({
  name: z.string().min(1),
  kind: z.enum(['flag', 'choice', 'text']),
  target: z.enum(['box', 'image']),
  choices: z.array(z.string()).optional().catch(undefined),
  classes: z.array(z.string()).optional().catch(undefined),
}) as z.ZodType<CocoAttributeInfo>;

type RawCategory = z.infer<typeof categorySchema>;

/**
 * Reads a COCO detection file from any exporter: ids may be numbers or text with gaps, `area`, `iscrowd`, sizes and whole
 * sections other than `images` and `categories` may be missing. A missing `bbox` is taken from a polygon; what has neither is counted.
 * @param json text of the file
 * @param file its name, for the sentence of an error
 * @throws AppError `coco.notJson`, `coco.notCoco`
 */
export const readCoco = (json: string, file: string): CocoDataset => atOnce(readingCoco(json, file));

/** The same in steps, for files of very many boxes. */
export function* readingCoco(json: string, file: string): Steps<CocoDataset> {
  const sections = sectionsOf(parse(json, file), file);
  yield;
  const images: CocoImage[] = [];
  for (const raw of sections.images) {
    if (images.length % AT_ONCE === 0) yield;
    images.push(toImage(raw, images.length, file));
  }
  const rawCategories = sections.categories.map((raw, index) =>
    parsed(categorySchema, raw, `categories[${index}]`, file),
  );
  const imageKeys = new Set(images.map((image) => image.key));
  const categoryKeys = new Set(rawCategories.map((category) => category.id));
  const annotations: CocoAnnotation[] = [];
  let read = 0;
  for (const raw of sections.annotations) {
    if (read++ % AT_ONCE === 0) yield;
    const annotation = toAnnotation(raw);
    if (annotation && imageKeys.has(annotation.image) && categoryKeys.has(annotation.category)) {
      annotations.push(annotation);
    }
  }
  const categories = withoutGroups(rawCategories, annotations);
  const unusable = sections.annotations.length - annotations.length;
  return { categories, images, annotations, unusable, attributes: sections.attributes };
}

function parse(json: string, file: string): unknown {
  try {
    // Some Windows tools write a byte order mark.
    return JSON.parse(json.charCodeAt(0) === 0xfeff ? json.slice(1) : json);
  } catch (error) {
    throw fail('coco.notJson', { file, reason: error instanceof Error ? error.message : String(error) });
  }
}

interface Sections {
  readonly images: readonly unknown[];
  readonly categories: readonly unknown[];
  readonly annotations: readonly unknown[];
  readonly attributes: readonly CocoAttributeInfo[];
}

function sectionsOf(value: unknown, file: string): Sections {
  if (typeof value !== 'object' || value === null) throw fail('coco.notCoco', { file, reason: 'no "images"' });
  const record: Readonly<Record<string, unknown>> = { ...value };
  const section = (name: string, fallback?: readonly unknown[]): readonly unknown[] => {
    const list = record[name] ?? fallback;
    if (!Array.isArray(list)) throw fail('coco.notCoco', { file, reason: `"${name}" is not a list` });
    return list;
  };
  // Files of unlabelled test pictures have no annotations at all.
  return {
    images: section('images'),
    categories: section('categories'),
    annotations: section('annotations', []),
    attributes: describedAttributes(record.info),
  };
}

/** Other programs may keep anything there: what is no description is passed over. */
function describedAttributes(info: unknown): readonly CocoAttributeInfo[] {
  const list = typeof info === 'object' && info !== null && 'attributes' in info ? info.attributes : [];
  return (Array.isArray(list) ? list : []).flatMap((one) => infoSchema.safeParse(one).data ?? []);
}

function said(raw: unknown): { readonly attributes?: CocoSaid } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return {};
  const entries = Object.entries(raw).filter(([, value]) => value !== null);
  return entries.length === 0 ? {} : { attributes: entries };
}

function parsed<T>(schema: z.ZodType<T>, raw: unknown, place: string, file: string): T {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw fail('coco.notCoco', {
    file,
    reason: `${[place, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? '?'}`,
  });
}

function toImage(raw: unknown, index: number, file: string): CocoImage {
  const { id, file_name, width, height, status, attributes } = parsed(imageSchema, raw, `images[${index}]`, file);
  const size = width === undefined || height === undefined ? null : { width, height };
  return { key: id, fileName: file_name, size, status: status ?? null, ...said(attributes) };
}

function toAnnotation(raw: unknown): CocoAnnotation | null {
  const result = annotationSchema.safeParse(raw);
  if (!result.success) return null;
  const { image_id, category_id, bbox, segmentation, iscrowd, attributes } = result.data;
  const box = bbox ? { x: bbox[0], y: bbox[1], width: bbox[2], height: bbox[3] } : polygonBounds(segmentation);
  if (box === null) return null;
  return {
    image: image_id,
    category: category_id,
    box,
    iscrowd: iscrowd === 1 || iscrowd === true,
    segmented: isSegmentation(segmentation),
    ...said(attributes),
  };
}

const isSegmentation = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : typeof value === 'object' && value !== null;

/** Roboflow lists the name of the whole data set as a category of its own: parent of others, never used by a box. */
function withoutGroups(categories: readonly RawCategory[], annotations: readonly CocoAnnotation[]): CocoCategory[] {
  const used = new Set(annotations.map((annotation) => annotation.category));
  const parents = new Set(categories.filter((c) => c.supercategory !== c.name).map((c) => c.supercategory));
  return categories
    .filter((category) => used.has(category.id) || !parents.has(category.name))
    .map(({ id, name }) => ({ key: id, name }));
}
