import { clampToImage } from './clamp';
import type {
  CocoAttributes,
  CocoCounts,
  CocoSource,
  CocoSourceBox,
  CocoSourceImage,
  CocoWriteOptions,
} from './source';

const CHUNK = 1 << 16;

/**
 * A COCO detection file as chunks of text, about 64 KiB each, so that a million boxes need no memory of their own.
 * Deterministic: ids count up from `firstId` in the order of the source, numbers have the shortest form that reads back
 * to the same float64, nothing depends on the clock or the system. `area` and `iscrowd` are always written.
 * The joined text equals `JSON.stringify(value)` (or `JSON.stringify(value, null, 2)`) of the object it parses to, and a newline.
 * Returns the counts when the last chunk was taken.
 */
export function* cocoJson(source: CocoSource, options: CocoWriteOptions): Generator<string, CocoCounts, void> {
  const counts = { images: source.images.length, annotations: 0, tinyBoxes: 0, outsideBoxes: 0 };
  yield* inChunks(members(source, options, counts));
  return counts;
}

type Tally = { -readonly [K in keyof CocoCounts]: CocoCounts[K] };

function* members(source: CocoSource, options: CocoWriteOptions, counts: Tally): Generator<string> {
  const { firstId, indent } = options;
  const gap = indent ? '\n  ' : '';
  const colon = indent ? ': ' : ':';
  const info = {
    description: source.description ?? '',
    version: '1.0',
    contributor: 'RTMLabel',
    url: '',
    ...described(source),
  };
  yield `{${gap}"info"${colon}${text(info, indent, 1)},${gap}"licenses"${colon}[]`;
  yield `,${gap}"images"${colon}`;
  yield* list(imageRecords(source, firstId), indent);
  yield `,${gap}"annotations"${colon}`;
  yield* list(annotationRecords(source, firstId, counts), indent);
  yield `,${gap}"categories"${colon}`;
  yield* list(categoryRecords(source, firstId), indent);
  yield indent ? '\n}\n' : '}\n';
}

function* imageRecords(source: CocoSource, firstId: number): Generator<object> {
  let id = firstId;
  for (const { fileName, size, status, attributes } of source.images) {
    const { width, height } = size;
    const decided = status === undefined ? {} : { status };
    yield { id: id++, file_name: fileName, width, height, ...decided, ...said(attributes) };
  }
}

const described = ({ attributes = [] }: CocoSource): object => (attributes.length === 0 ? {} : { attributes });

const said = (attributes: CocoAttributes = []): object =>
  attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) };

function* annotationRecords(source: CocoSource, firstId: number, counts: Tally): Generator<object> {
  let imageId = firstId;
  for (const image of source.images) {
    for (const item of image.boxes) {
      const record = annotationRecord(item, image, counts);
      if (record === null) continue;
      yield { id: firstId + counts.annotations++, image_id: imageId, category_id: firstId + item.category, ...record };
    }
    imageId++;
  }
}

function annotationRecord(item: CocoSourceBox, image: CocoSourceImage, counts: Tally): object | null {
  const box = clampToImage(item.box, image.size);
  if (box === null) {
    counts.outsideBoxes++;
    return null;
  }
  const { x, y, width, height } = box;
  if (width < 1 || height < 1) counts.tinyBoxes++;
  return {
    bbox: [x, y, width, height],
    area: width * height,
    iscrowd: item.iscrowd ? 1 : 0,
    segmentation: [],
    ...(item.score === undefined ? {} : { score: item.score }),
    ...said(item.attributes),
  };
}

function* categoryRecords(source: CocoSource, firstId: number): Generator<object> {
  let id = firstId;
  for (const name of source.categories) yield { id: id++, name, supercategory: '' };
}

function* list(items: Iterable<object>, indent: boolean): Generator<string> {
  const gap = indent ? '\n    ' : '';
  let first = true;
  for (const item of items) {
    yield `${first ? '[' : ','}${gap}${text(item, indent, 2)}`;
    first = false;
  }
  if (first) yield '[]';
  else yield indent ? '\n  ]' : ']';
}

/** JSON of a value that stands `depth` levels deep. */
function text(value: object, indent: boolean, depth: number): string {
  if (!indent) return JSON.stringify(value);
  return JSON.stringify(value, null, 2).replace(/\n/g, `\n${'  '.repeat(depth)}`);
}

function* inChunks(parts: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const part of parts) {
    chunk += part;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
