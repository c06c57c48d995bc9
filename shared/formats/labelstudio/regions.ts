import type { Size } from '../../geometry/box';
import type { BoxControl } from './config';
import { idMaker } from './ids';

/** Percent (0..100) of the upright image; rotation in degrees. A label stands under the name of its control's type. */
export interface LsRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  readonly rectanglelabels?: readonly string[];
  readonly labels?: readonly string[];
}

/** One entry of a `result` that we write. */
export interface LsRegion {
  readonly id: string;
  readonly from_name: string;
  readonly to_name: string;
  readonly type: 'rectanglelabels' | 'rectangle' | 'labels';
  /** Upright size in pixels. */
  readonly original_width: number;
  readonly original_height: number;
  readonly image_rotation: 0;
  readonly value: LsRectangle;
  readonly score?: number;
  readonly item_index?: number;
  /** Shown as a note of the region. */
  readonly meta?: { readonly text: readonly string[] };
}

export interface LsPrediction {
  readonly result: readonly LsRegion[];
  readonly score: number;
  readonly model_version: string;
}

/** A box that a model found, in pixels of the upright image; it may hang over. */
export interface FoundBox {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** 0..1. */
  readonly score: number;
  /** Result name of its label; null = none matches. */
  readonly label: string | null;
}

/**
 * The regions of boxes for one control, in their order. Boxes are clamped to the picture; those under 1 px wide or high, with
 * numbers that are none, or without a label where the control wants one are left out. Two regions with one id per box for
 * `Rectangle` + `Labels`. Ids are made from the content, so the same answer has the same bytes.
 * @param size upright size of the picture in pixels
 * @param itemIndex place of the picture in a `valueList`, else null
 * @param salt goes into the ids: another salt, other ids
 */
export function regionsOf(
  control: BoxControl,
  boxes: readonly FoundBox[],
  size: Size,
  itemIndex: number | null,
  salt = '',
): LsRegion[] {
  const idOf = idMaker();
  return boxes.flatMap((box) => {
    const { score, label } = box;
    if (label === null && control.kind !== 'rectangle') return [];
    const place = percentPlace(box, size, 1);
    if (place === null || !Number.isFinite(score)) return [];
    const id = idOf([salt, control.name, control.image.name, itemIndex, ...Object.values(place), label].join('\n'));
    return boxRegions(control, place, label, size).map(
      (region): LsRegion => ({
        id,
        ...region,
        score: Math.min(Math.max(score, 0), 1),
        ...(itemIndex === null ? {} : { item_index: itemIndex }),
      }),
    );
  });
}

/** What a control's regions of one labelled place look like, without id and score. */
export function boxRegions(
  control: Pick<BoxControl, 'kind' | 'name' | 'labelsName'> & { readonly image: { readonly name: string } },
  place: PercentPlace,
  label: string | null,
  size: Size,
): Omit<LsRegion, 'id'>[] {
  const region = (type: LsRegion['type'], from: string, labels: object): Omit<LsRegion, 'id'> => ({
    from_name: from,
    to_name: control.image.name,
    type,
    original_width: size.width,
    original_height: size.height,
    image_rotation: 0,
    value: { ...place, rotation: 0, ...labels },
  });
  if (control.kind === 'rectanglelabels') {
    return [region('rectanglelabels', control.name, { rectanglelabels: label === null ? [] : [label] })];
  }
  const rectangle = region('rectangle', control.name, {});
  if (control.labelsName === null || label === null) return [rectangle];
  return [rectangle, region('labels', control.labelsName, { labels: [label] })];
}

export interface PercentPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Steps of a percent: 1e-6 % is 0.0001 px at 16,384 px, and 17 digits become 8. */
const STEPS = 1e6;

/**
 * A pixel box as percent of the picture, clamped to it; null when less than `minSide` px (or nothing) of it is inside or a
 * number is none. `x + width` and `y + height` are at most 100 as float64, which Label Studio's strict check wants.
 */
export function percentPlace(
  { x1, y1, x2, y2 }: Pick<FoundBox, 'x1' | 'y1' | 'x2' | 'y2'>,
  size: Size,
  minSide: number,
): PercentPlace | null {
  const across = percentSpan(x1, x2, size.width, minSide);
  const down = percentSpan(y1, y2, size.height, minSide);
  if (across === null || down === null) return null;
  return { x: across.from, y: down.from, width: across.length, height: down.length };
}

function percentSpan(
  start: number,
  end: number,
  side: number,
  minSide: number,
): { from: number; length: number } | null {
  if (![start, end, side].every(Number.isFinite) || side <= 0) return null;
  const low = Math.min(Math.max(start, 0), side);
  const high = Math.min(Math.max(end, 0), side);
  if (high - low < minSide || high <= low) return null;
  const first = Math.round((low / side) * 100 * STEPS);
  let steps = Math.round((high / side) * 100 * STEPS) - first;
  if (steps <= 0) return null;
  while (first / STEPS + steps / STEPS > 100) steps--;
  return { from: first / STEPS, length: steps / STEPS };
}

/** A prediction of these regions. Its score is the mean of the boxes' scores (a pair counts once), 0 when there is none. */
export function predictionOf(regions: readonly LsRegion[], modelVersion: string): LsPrediction {
  const scores = new Map(regions.map(({ id, score }) => [id, score ?? 0]));
  let sum = 0;
  for (const score of scores.values()) sum += score;
  return {
    result: regions,
    score: scores.size === 0 ? 0 : Math.min(sum / scores.size, 1),
    model_version: modelVersion,
  };
}
