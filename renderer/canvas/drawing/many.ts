import type { Box, Size } from '../../../shared/geometry/box';
import { ringOf, snapped } from './boxes';
import { type ClassLook, CV } from './style';

type Context = CanvasRenderingContext2D;

/** A dashed box, placed on the screen. */
export interface Dashed {
  readonly at: Box<'ScreenPx'>;
  readonly look: ClassLook;
}

interface Line {
  readonly box: Box<'ScreenPx'>;
  readonly color: string;
}

/**
 * Paints very many dashed boxes, many times faster than one by one: all solid and colour by colour, then the gaps of the
 * dashes are cut out of all at once. Whatever else is on the layer would get gaps too, so it comes later.
 * @param within the canvas
 */
export function drawMany(context: Context, boxes: readonly Dashed[], ratio: number, within: Size<'ScreenPx'>): void {
  const placed = boxes.map(({ at, look }) => ({ box: snapped(at, ratio), look }));
  strokeAll(
    context,
    placed.map(({ box }) => ({ box, color: CV.casingColor })),
    CV.line + 2 * CV.casing,
  );
  strokeAll(
    context,
    placed.map(({ box, look }) => ({ box, color: look.hex })),
    CV.line,
  );
  strokeAll(
    context,
    placed.flatMap(({ box, look }) => ringOf(box, look.ring, CV.line)),
    1,
  );
  context.globalCompositeOperation = 'destination-out';
  context.fillStyle = gaps(context);
  context.fillRect(0, 0, within.width, within.height);
  context.globalCompositeOperation = 'source-over';
}

/** A colour is set once for all of its lines: each setting is read as text. */
function strokeAll(context: Context, lines: readonly Line[], width: number): void {
  context.lineWidth = width;
  let last = '';
  for (const { box, color } of [...lines].sort(byColor)) {
    if (color !== last) context.strokeStyle = color;
    last = color;
    context.strokeRect(box.x, box.y, box.width, box.height);
  }
}

const byColor = (a: Line, b: Line): number => (a.color < b.color ? -1 : a.color > b.color ? 1 : 0);

let pattern: CanvasPattern | null = null;

/** The gaps of slanting stripes with the lengths of a dash along either axis; nothing where there are no patterns. */
function gaps(context: Context): CanvasPattern | string {
  const [on, off] = CV.dash;
  const period = on + off;
  if (pattern === null) {
    const tile = document.createElement('canvas');
    tile.width = period;
    tile.height = period;
    const pen = tile.getContext('2d');
    if (pen === null) return 'transparent';
    for (let row = 0; row < period; row++)
      for (const start of [-row, period - row, 2 * period - row]) pen.fillRect(start - off, row, off, 1);
    pattern = context.createPattern(tile, 'repeat');
  }
  return pattern ?? 'transparent';
}
