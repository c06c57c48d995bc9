import type { Box } from '../../../shared/geometry/box';
import { placeHandles } from '../../tools/handles';
import { type ClassLook, CV } from './style';

type Context = CanvasRenderingContext2D;

export interface BoxLook {
  readonly look: ClassLook;
  readonly dashed: boolean;
  readonly width: number;
  /** Opacity of the fill in the class colour, 0..1. */
  readonly fill: number;
  /** One of very many: dashes are stripes, which look nearly the same and are painted several times faster. */
  readonly quick?: boolean;
}

/** The box with its edges on device pixels, so that lines are crisp. */
function snapped(box: Box<'ScreenPx'>, ratio: number): Box<'ScreenPx'> {
  const snap = (value: number): number => Math.round(value * ratio) / ratio;
  const [x, y] = [snap(box.x), snap(box.y)];
  return { x, y, width: snap(box.x + box.width) - x, height: snap(box.y + box.height) - y };
}

/** A box in its class colour, with a dark casing so that it holds on white and on black. */
export function drawBox(
  context: Context,
  at: Box<'ScreenPx'>,
  { look, dashed, width, fill, quick = false }: BoxLook,
  ratio: number,
): void {
  const box = snapped(at, ratio);
  if (fill > 0) {
    context.globalAlpha = fill;
    context.fillStyle = look.hex;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.globalAlpha = 1;
  }
  if (dashed && quick) drawStripes(context, box, look.hex, width);
  else {
    context.setLineDash(dashed ? CV.dash : []);
    stroke(context, box, CV.casingColor, width + 2 * CV.casing);
    stroke(context, box, look.hex, width);
    context.setLineDash([]);
  }
  drawRing(context, box, look.ring, width);
}

/** Both lines of a dashed box as slanting stripes that begin at its corner. */
function drawStripes(context: Context, { x, y, width, height }: Box<'ScreenPx'>, hex: string, line: number): void {
  const box = { x: 0, y: 0, width, height } as Box<'ScreenPx'>;
  context.translate(x, y);
  stroke(context, box, stripes(context, CV.casingColor), line + 2 * CV.casing);
  stroke(context, box, stripes(context, hex), line);
  context.translate(-x, -y);
}

const patterns = new Map<string, CanvasPattern | string>();

/** Stripes of the dash's lengths, along either axis; the plain colour where there are no patterns. */
function stripes(context: Context, color: string): CanvasPattern | string {
  const known = patterns.get(color);
  if (known !== undefined) return known;
  const [on, off] = CV.dash;
  const period = on + off;
  const tile = document.createElement('canvas');
  tile.width = period;
  tile.height = period;
  const pen = tile.getContext('2d');
  if (pen === null) return color;
  pen.fillStyle = color;
  for (let row = 0; row < period; row++) for (const start of [-row, period - row]) pen.fillRect(start, row, on, 1);
  const made = context.createPattern(tile, 'repeat') ?? color;
  patterns.set(color, made);
  return made;
}

function stroke(context: Context, box: Box<'ScreenPx'>, color: string | CanvasPattern, width: number): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.strokeRect(box.x, box.y, box.width, box.height);
}

/** Classes beyond the twentieth: an inner hairline, white, dark or both. */
function drawRing(context: Context, box: Box<'ScreenPx'>, ring: number, width: number): void {
  const mark = ring === 0 ? 0 : ((ring - 1) % 3) + 1;
  const colors = [[], [CV.white], [CV.ink], [CV.white, CV.ink]][mark] ?? [];
  colors.forEach((color, at) => {
    const inset = width / 2 + 1 + at;
    if (box.width > 4 * inset && box.height > 4 * inset)
      stroke(
        context,
        { x: box.x + inset, y: box.y + inset, width: box.width - 2 * inset, height: box.height - 2 * inset },
        color,
        1,
      );
  });
}

/** The model's box while a corrected one is selected: dotted white. */
export function drawGhost(context: Context, at: Box<'ScreenPx'>, ratio: number): void {
  const box = snapped(at, ratio);
  stroke(context, box, 'rgba(11, 13, 18, 0.45)', 3.5);
  context.setLineDash(CV.ghostDash);
  stroke(context, box, CV.white, 1.5);
  context.setLineDash([]);
}

/** The frame that selects. */
export function drawFrame(context: Context, at: Box<'ScreenPx'>, ratio: number): void {
  const box = snapped(at, ratio);
  context.fillStyle = 'rgba(255, 255, 255, 0.12)';
  context.fillRect(box.x, box.y, box.width, box.height);
  stroke(context, box, CV.casingColor, 3);
  stroke(context, box, CV.white, 1);
}

/** A line that has attracted an edge, in screen pixels; its ends stand out beyond what it joins. */
export function drawGuide(
  context: Context,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): void {
  for (const [color, width] of [
    [CV.white, 4],
    [CV.guide, 2],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
}

export function drawHandles(context: Context, box: Box<'ScreenPx'>): void {
  const half = CV.handle / 2;
  context.lineWidth = 1.25;
  context.strokeStyle = CV.ink;
  context.fillStyle = CV.white;
  for (const { x, y } of placeHandles(box)) {
    context.beginPath();
    context.roundRect(Math.round(x) - half, Math.round(y) - half, CV.handle, CV.handle, 1.5);
    context.fill();
    context.stroke();
  }
}

/** Lines through the pointer over the whole picture, with a gap at the pointer itself. */
export function drawCrosshair(
  context: Context,
  at: { readonly x: number; readonly y: number },
  picture: Box<'ScreenPx'>,
  viewport: { readonly width: number; readonly height: number },
): void {
  const gap = 9;
  const left = Math.max(0, picture.x);
  const right = Math.min(viewport.width, picture.x + picture.width);
  const top = Math.max(0, picture.y);
  const bottom = Math.min(viewport.height, picture.y + picture.height);
  const [x, y] = [Math.round(at.x) + 0.5, Math.round(at.y) + 0.5];
  for (const [color, width] of [
    [CV.casingColor, 3],
    ['rgba(255, 255, 255, 0.9)', 1],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(Math.max(left, x - gap), y);
    context.moveTo(Math.min(right, x + gap), y);
    context.lineTo(right, y);
    context.moveTo(x, top);
    context.lineTo(x, Math.max(top, y - gap));
    context.moveTo(x, Math.min(bottom, y + gap));
    context.lineTo(x, bottom);
    context.stroke();
  }
}
