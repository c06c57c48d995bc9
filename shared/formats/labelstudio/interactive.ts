import type { Box, Point, Size } from '../../geometry/box';
import { fromCorners, iou } from '../../geometry/boxes';
import { type Ask, type Outline, type Points, readAsks } from './asks';
import { type BoxControl, type LabelConfig, resultName } from './config';
import type { FoundBox } from './regions';

export interface InteractiveOptions {
  /** Only what was drawn on this picture of a `valueList`; null = all. */
  readonly itemIndex?: number | null;
  /** Labels the answering control takes. A user's label that is not one of them is not put on the answer. */
  readonly labels?: ReadonlySet<string>;
}

/**
 * The boxes that answer what a user drew with smart tools, at most one per drawn rectangle and one for all points together.
 * Rectangle: the box that overlaps it most among those with IoU of 0.3 or more, else among those with their centre in it;
 * boxes of the label the user chose go first in both. Points: the smallest box around all positive and no negative ones.
 * The answer has the detection's place and the user's label.
 * @param context `params.context` of a predict request, anything; @param boxes above the threshold; @param size upright pixels
 */
export function interactiveBoxes(
  context: unknown,
  boxes: readonly FoundBox[],
  size: Size,
  { itemIndex = null, labels }: InteractiveOptions = {},
): readonly FoundBox[] {
  const answers = new Map<FoundBox, FoundBox>();
  for (const ask of readAsks(context) ?? []) {
    if (itemIndex !== null && ask.itemIndex !== null && ask.itemIndex !== itemIndex) continue;
    const hit = ask.shape === 'points' ? aroundPoints(ask, boxes, size) : onOutline(ask, boxes, size);
    if (hit === undefined || answers.has(hit)) continue;
    const wanted = ask.label !== null && (labels === undefined || labels.has(ask.label));
    answers.set(hit, wanted ? { ...hit, label: ask.label } : hit);
  }
  return [...answers.values()];
}

/**
 * The control that the answer to a smart tool must name: the one drawn with when it takes boxes, else one on the same image
 * that has the label, else the first on that image. Null when there is none.
 */
export function answeringControl(ask: Ask, config: LabelConfig): BoxControl | null {
  const onImage = config.boxes.filter(({ image }) => image.name === ask.toName);
  const drawn = onImage.find(({ name, labelsName }) => name === ask.fromName || labelsName === ask.fromName);
  const labelled = onImage.find(({ labels }) => labels.some((label) => resultName(label) === ask.label));
  return drawn ?? labelled ?? onImage[0] ?? null;
}

/**
 * The upright bounding box, in pixels, of what was drawn: where to look again when nothing was found on the whole picture.
 * It turns in pixels: in percent it would shear on pictures that are not square.
 */
export function boundsOf({ corners, pivot, rotation }: Outline, size: Size): Box {
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
  const centre = toPixels(pivot, size);
  const turned = corners.map((corner) => {
    const { x, y } = toPixels(corner, size);
    const [dx, dy] = [x - centre.x, y - centre.y];
    return { x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos };
  });
  let [x1, y1, x2, y2] = [centre.x, centre.y, centre.x, centre.y];
  for (const { x, y } of turned) {
    [x1, y1, x2, y2] = [Math.min(x1, x), Math.min(y1, y), Math.max(x2, x), Math.max(y2, y)];
  }
  return fromCorners(x1, y1, x2, y2);
}

const SAME = 0.3;

function onOutline(ask: Outline, boxes: readonly FoundBox[], size: Size): FoundBox | undefined {
  const drawn = boundsOf(ask, size);
  const ranked = boxes.flatMap((box) => {
    const overlap = iou(boxOf(box), drawn);
    const inside = holds(drawn, { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 });
    if (!(overlap >= SAME) && !inside) return [];
    const tier = (overlap >= SAME ? 2 : 0) + (ask.label !== null && box.label === ask.label ? 1 : 0);
    return [{ box, tier, overlap }];
  });
  ranked.sort((a, b) => b.tier - a.tier || b.overlap - a.overlap || b.box.score - a.box.score);
  return ranked[0]?.box;
}

function aroundPoints(ask: Points, boxes: readonly FoundBox[], size: Size): FoundBox | undefined {
  const positive = ask.positive.map((point) => toPixels(point, size));
  const negative = ask.negative.map((point) => toPixels(point, size));
  if (positive.length === 0) return undefined;
  return boxes
    .filter((box) => positive.every((point) => holds(boxOf(box), point)))
    .filter((box) => !negative.some((point) => holds(boxOf(box), point)))
    .sort((a, b) => areaOf(a) - areaOf(b) || b.score - a.score)[0];
}

const toPixels = ({ x, y }: Point<'Percent'>, { width, height }: Size): Point => ({
  x: (x * width) / 100,
  y: (y * height) / 100,
});
const boxOf = ({ x1, y1, x2, y2 }: FoundBox): Box => fromCorners(x1, y1, x2, y2);
const areaOf = ({ x1, y1, x2, y2 }: FoundBox): number => (x2 - x1) * (y2 - y1);
const holds = ({ x, y, width, height }: Box, point: Point): boolean =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
