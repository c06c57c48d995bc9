import type { Point } from '../../geometry/box';

interface Drawn {
  /** Control and image of the smart tool. */
  readonly fromName: string;
  readonly toName: string;
  /** Place of the picture in a `valueList`; null when there is one picture. */
  readonly itemIndex: number | null;
  /** The label the user had chosen. */
  readonly label: string | null;
}

/** A drawn rectangle, ellipse or polygon: corners in percent before they turn clockwise about the pivot, in pixels, by degrees. */
export interface Outline extends Drawn {
  readonly shape: 'outline';
  readonly corners: readonly Point<'Percent'>[];
  readonly pivot: Point<'Percent'>;
  readonly rotation: number;
}

/** Clicked points, all of one tool together, in percent. Negative = clicked with Alt: not here. */
export interface Points extends Drawn {
  readonly shape: 'points';
  readonly positive: readonly Point<'Percent'>[];
  readonly negative: readonly Point<'Percent'>[];
}

/** What a user asks for with a smart tool. */
export type Ask = Outline | Points;

type Fields = Readonly<Record<string, unknown>>;
type Item = Fields & { readonly value: Fields };

/** Nobody has more in hand; a context of a hundred megabytes must not hold the server up. */
const MOST_ITEMS = 1000;

/**
 * What the context of a predict request asks for; null when it is no interactive request. Brush strokes and damaged regions
 * ask for nothing.
 */
export function readAsks(context: unknown): readonly Ask[] | null {
  const items = itemsOf(context);
  if (items === null) return null;
  const labels = labelsById(items);
  const asks: Ask[] = [];
  const points = new Map<string, Points & { positive: Point<'Percent'>[]; negative: Point<'Percent'>[] }>();
  const drawn = new Set<unknown>();
  for (const item of items) {
    const about: Drawn = {
      fromName: textOf(item.from_name),
      toName: textOf(item.to_name),
      itemIndex: isNumber(item.item_index) ? item.item_index : null,
      label: labelOf(item) ?? labels.get(item.id) ?? null,
    };
    const { x, y } = item.value;
    if (textOf(item.type).startsWith('keypoint')) {
      if (!isNumber(x) || !isNumber(y)) continue;
      const key = JSON.stringify([about.fromName, about.toName, about.itemIndex]);
      let ask = points.get(key);
      if (ask === undefined) {
        ask = { ...about, shape: 'points', positive: [], negative: [] };
        points.set(key, ask);
        asks.push(ask);
      }
      (item.is_positive === false ? ask.negative : ask.positive).push({ x, y });
      continue;
    }
    const outline = outlineOf(item.value);
    // `Rectangle` and its `Labels` are two entries with one id and one geometry.
    if (outline === null || (item.id !== undefined && drawn.has(item.id))) continue;
    drawn.add(item.id);
    asks.push({ ...about, shape: 'outline', ...outline });
  }
  return asks;
}

/**
 * A text that is another for every request: what was drawn, and the ids it has. Made of what is read of a context alone,
 * which may hold anything.
 */
export function askKey(context: unknown): string {
  const ids = (itemsOf(context) ?? []).map(({ id }) => textOf(id));
  return JSON.stringify([ids, readAsks(context)]);
}

function itemsOf(context: unknown): readonly Item[] | null {
  if (!isFields(context) || !Array.isArray(context.result)) return null;
  const items = context.result.slice(0, MOST_ITEMS);
  return items.filter((item): item is Item => isFields(item) && isFields(item.value));
}

function labelsById(items: readonly Item[]): ReadonlyMap<unknown, string> {
  const labels = new Map<unknown, string>();
  for (const item of items) {
    const label = labelOf(item);
    if (label !== null && item.id !== undefined && !labels.has(item.id)) labels.set(item.id, label);
  }
  return labels;
}

function labelOf({ type, value }: Item): string | null {
  for (const names of [value[textOf(type)], value.labels]) {
    if (Array.isArray(names) && typeof names[0] === 'string') return names[0];
  }
  return null;
}

function outlineOf(value: Fields): Pick<Outline, 'corners' | 'pivot' | 'rotation'> | null {
  const { x, y, width, height, radiusX, radiusY, points } = value;
  const rotation = isNumber(value.rotation) ? value.rotation : 0;
  if (Array.isArray(points)) {
    const corners = points.flatMap((point) =>
      Array.isArray(point) && isNumber(point[0]) && isNumber(point[1]) ? [{ x: point[0], y: point[1] }] : [],
    );
    const [pivot] = corners;
    return pivot === undefined ? null : { corners, pivot, rotation: 0 };
  }
  if (!isNumber(x) || !isNumber(y)) return null;
  const pivot = { x, y };
  if (isNumber(radiusX) && isNumber(radiusY)) {
    return { corners: ellipse(pivot, radiusX, radiusY), pivot, rotation };
  }
  if (!isNumber(width) || !isNumber(height)) return null;
  const [right, bottom] = [x + width, y + height];
  return { corners: [pivot, { x: right, y }, { x: right, y: bottom }, { x, y: bottom }], pivot, rotation };
}

const ELLIPSE_CORNERS = 64;

const ellipse = ({ x, y }: Point<'Percent'>, radiusX: number, radiusY: number): readonly Point<'Percent'>[] =>
  Array.from({ length: ELLIPSE_CORNERS }, (_, index) => {
    const angle = (index * 2 * Math.PI) / ELLIPSE_CORNERS;
    return { x: x + radiusX * Math.cos(angle), y: y + radiusY * Math.sin(angle) };
  });

/** Objects without a `toString` of their own kind throw when they are made text. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
