import {
  type AttributeDefinition,
  type AttributeValues,
  attributesOf,
  NO_ATTRIBUTES,
  saidOf,
} from '../../dataset/attributes';
import { type ImageStatus, imageRecord, type ProjectDocument } from '../../dataset/document';
import type { ImagePath } from '../../dataset/ids';
import type { Prediction } from '../../detection/predictions';
import type { Box, Size } from '../../geometry/box';
import { idMaker } from './ids';
import { labelName } from './project';
import { boxRegions, type LsPrediction, type LsRegion, percentPlace, predictionOf } from './regions';

/** A box of a task, in pixels of the upright image; it is clamped to it. */
export interface TaskBox {
  readonly label: string;
  readonly box: Box;
  /** What is said of the box, for its note: `occluded`, `colour: red`. */
  readonly notes?: readonly string[] | undefined;
}

/** One image to write as a task. */
export interface TaskImage {
  /** What Label Studio shall ask for, e.g. `localFilesUrl('photos/1.jpg')`. */
  readonly url: string;
  /** Upright size in pixels. */
  readonly size: Size;
  readonly status: ImageStatus;
  /** What is said of the image. */
  readonly notes?: readonly string[];
  /** Boxes a person owns. */
  readonly annotations: readonly TaskBox[];
  /** Model boxes nobody has judged. */
  readonly predictions: readonly (TaskBox & { readonly score: number })[];
}

/** A task as Label Studio imports it: at most one annotation and one prediction. */
export interface LsTask {
  /** `attributes` = what is said of the image, a column of Label Studio's list. */
  readonly data: { readonly image: string; readonly attributes?: string };
  readonly annotations: readonly {
    readonly result: readonly LsRegion[];
    readonly was_cancelled: boolean;
    readonly ground_truth: boolean;
  }[];
  readonly predictions: readonly LsPrediction[];
}

export interface TaskCounts {
  readonly tasks: number;
  readonly annotations: number;
  readonly predictions: number;
  /** Boxes of persons and of the model. */
  readonly boxes: number;
  /** Boxes without any area inside their image: not written. */
  readonly outsideBoxes: number;
}

/** The config `labelConfigXml` writes; also Label Studio's own template for object detection. */
const CONTROL = { kind: 'rectanglelabels', name: 'label', labelsName: null, image: { name: 'image' } } as const;

/**
 * The task of one image. What a person owns becomes an annotation: also an empty one for an image that is verified empty, and
 * a cancelled one for a skipped image. What nobody has judged becomes a prediction.
 */
export function taskOf(image: TaskImage, modelVersion: string): LsTask {
  const { url, size, status, annotations, predictions, notes = [] } = image;
  const idOf = idMaker();
  const regions = (boxes: readonly (TaskBox & { readonly score?: number })[]) =>
    boxes.flatMap((box) => boxRegion(box, size, idOf));
  const owned = regions(annotations);
  const found = regions(predictions);
  const annotated = owned.length > 0 || status === 'done' || status === 'skipped';
  return {
    data: { image: url, ...(notes.length === 0 ? {} : { attributes: notes.join('; ') }) },
    annotations: annotated ? [{ result: owned, was_cancelled: status === 'skipped', ground_truth: false }] : [],
    predictions: found.length > 0 ? [predictionOf(found, modelVersion)] : [],
  };
}

function boxRegion(
  { box, label, notes = [], score }: TaskBox & { readonly score?: number },
  size: Size,
  idOf: (content: string) => string,
): readonly LsRegion[] {
  const { x, y, width, height } = box;
  const place = percentPlace({ x1: x, y1: y, x2: x + width, y2: y + height }, size, 0);
  if (place === null) return [];
  const id = idOf([...Object.values(place), label].join('\n'));
  return boxRegions(CONTROL, place, label, size).map((region) => ({
    id,
    ...region,
    ...(score === undefined ? {} : { score }),
    ...(notes.length === 0 ? {} : { meta: { text: notes } }),
  }));
}

/**
 * Values in words, in the order of their definitions. As notes and not as `Choices` and `TextArea` per region: those need
 * controls of their own in the label config, and Label Studio's stock backends refuse a config with more than one control.
 */
const notesOf = (definitions: readonly AttributeDefinition[], values: AttributeValues = NO_ATTRIBUTES): string[] =>
  definitions.flatMap(({ id, name }) => {
    const value = saidOf(values, id);
    return value === null ? [] : [value === true ? name : `${name}: ${value}`];
  });

/** An image of a project as a task. @param predictions what `predictionsOf` shows for it */
export function projectTask(
  document: ProjectDocument,
  image: { readonly path: ImagePath; readonly url: string; readonly size: Size },
  predictions: readonly Prediction[],
): TaskImage {
  const names = new Map(document.classes.map(({ id, name }) => [id, labelName(name)]));
  const record = imageRecord(document, image.path);
  const ofBoxes = attributesOf(document.attributes, 'box');
  const ofImages = attributesOf(document.attributes, 'image');
  const named = <T extends { readonly classId: number }>(box: T) => {
    const label = names.get(box.classId as Prediction['classId']);
    if (label === undefined) throw new Error(`box of unknown class ${box.classId}`);
    return label;
  };
  return {
    url: image.url,
    size: image.size,
    status: record.status,
    ...(record.attributes === undefined ? {} : { notes: notesOf(ofImages, record.attributes) }),
    annotations: record.annotations.map((own) => ({
      label: named(own),
      box: own.box,
      notes: notesOf(ofBoxes, own.attributes),
    })),
    predictions: predictions.map((found) => ({ label: named(found), box: found.box, score: found.score })),
  };
}

const CHUNK = 1 << 16;

/**
 * A tasks file for Label Studio's Import, as chunks of text of about 64 KiB, one task per line. Images may come one by one
 * from a store: only one is held. The same images give the same bytes. Returns the counts when the last chunk was taken.
 */
export async function* tasksJson(
  images: Iterable<TaskImage> | AsyncIterable<TaskImage>,
  modelVersion: string,
): AsyncGenerator<string, TaskCounts, void> {
  const counts = { tasks: 0, annotations: 0, predictions: 0, boxes: 0, outsideBoxes: 0 };
  let chunk = '[';
  for await (const image of images) {
    const task = taskOf(image, modelVersion);
    chunk += `${counts.tasks === 0 ? '\n' : ',\n'}${JSON.stringify(task)}`;
    const boxes = [...task.annotations, ...task.predictions].reduce((sum, { result }) => sum + result.length, 0);
    counts.tasks++;
    counts.annotations += task.annotations.length;
    counts.predictions += task.predictions.length;
    counts.boxes += boxes;
    counts.outsideBoxes += image.annotations.length + image.predictions.length - boxes;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}${counts.tasks === 0 ? '' : '\n'}]\n`;
  return counts;
}
