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
}

/** The box with its edges on device pixels, so that lines are crisp. */
export function snapped(box: Box<'ScreenPx'>, ratio: number): Box<'ScreenPx'> {
  const snap = (value: number): number => Math.round(value * ratio) / ratio;
  const [x, y] = [snap(box.x), snap(box.y)];
  return { x, y, width: snap(box.x + box.width) - x, height: snap(box.y + box.height) - y };
}

/** A box in its class colour, with a dark casing so that it holds on white and on black. */
export function drawBox(
  context: Context,
  at: Box<'ScreenPx'>,
  { look, dashed, width, fill }: BoxLook,
  ratio: number,
): void {
  const box = snapped(at, ratio);
  if (fill > 0) {
    context.globalAlpha = fill;
    context.fillStyle = look.hex;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.globalAlpha = 1;
  }
  context.setLineDash(dashed ? CV.dash : []);
  stroke(context, box, CV.casingColor, width + 2 * CV.casing);
  stroke(context, box, look.hex, width);
  context.setLineDash([]);
  for (const ring of ringOf(box, look.ring, width)) stroke(context, ring.box, ring.color, 1);
}

function stroke(context: Context, box: Box<'ScreenPx'>, color: string, width: number): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.strokeRect(box.x, box.y, box.width, box.height);
}

/** Lines of one pixel inside of a box, for classes beyond the twentieth: white, dark or both. */
export function ringOf(
  { x, y, width, height }: Box<'ScreenPx'>,
  ring: number,
  line: number,
): readonly { readonly box: Box<'ScreenPx'>; readonly color: string }[] {
  if (ring === 0) return NO_RING;
  return (RINGS[(ring - 1) % RINGS.length] ?? []).flatMap((color, at) => {
    const inset = line / 2 + 1 + at;
    if (width <= 4 * inset || height <= 4 * inset) return [];
    return [{ color, box: { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset } }];
  });
}

const RINGS = [[CV.white], [CV.ink], [CV.white, CV.ink]] as const;
const NO_RING: readonly never[] = [];

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
