import type { Box } from '../../../shared/geometry/box';
import { type ClassLook, CV, font } from './style';

type Context = CanvasRenderingContext2D;

export interface Tag {
  readonly box: Box<'ScreenPx'>;
  readonly look: ClassLook;
  /** null = annotation. */
  readonly score: string | null;
  /** Hovered or selected: the whole tag, however small the box. */
  readonly full: boolean;
  /** A small lock stands before the name. */
  readonly locked?: boolean;
}

/** Boxes with a side shorter than this show the score only, or nothing. */
const SMALL = 28;
const PAD = 5;
const BAR = 3;
/** Width of the lock with its gap. */
const LOCK = 11;

/**
 * Where a tag stands: above the top-left corner of its box, kept within `bounds`; below when there is no room; inside at
 * the top when there is none below either.
 */
export function placeTag(
  box: Box<'ScreenPx'>,
  width: number,
  bounds: Box<'ScreenPx'>,
): { readonly x: number; readonly y: number } {
  const gap = 2;
  const x = Math.max(bounds.x, Math.min(box.x - 1, bounds.x + bounds.width - width));
  const above = box.y - CV.tagHeight - gap;
  if (above >= bounds.y) return { x, y: above };
  const below = box.y + box.height + gap;
  if (below + CV.tagHeight <= bounds.y + bounds.height) return { x, y: below };
  return { x, y: Math.max(bounds.y, box.y + gap) };
}

/** Ground and ink of a class name at a point, e.g. of the class that is armed. */
export function drawName(context: Context, look: ClassLook, x: number, y: number): void {
  context.font = font(11);
  context.textBaseline = 'middle';
  const width = Math.ceil(context.measureText(look.name).width) + 2 * PAD;
  context.fillStyle = look.hex;
  context.beginPath();
  context.roundRect(x, y, width, CV.tagHeight, 3);
  context.fill();
  context.fillStyle = CV.ink;
  context.fillText(look.name, x + PAD, y + CV.tagHeight / 2 + 0.5);
}

/** The words of a tag; null = the box is too small for one. */
function wordsOf({ box, look, score, full }: Tag): { readonly name: string; readonly score: string } | null {
  const small = Math.min(box.width, box.height) < SMALL && !full;
  if (!small) return { name: look.name, score: score ?? '' };
  return score === null ? null : { name: '', score };
}

/** @param bounds the part of the picture that is in sight, screen pixels */
export function drawTag(context: Context, tag: Tag, bounds: Box<'ScreenPx'>): void {
  const words = wordsOf(tag);
  if (words === null) return;
  context.font = font(11);
  context.textBaseline = 'middle';
  const isPrediction = tag.score !== null;
  const nameWidth = words.name === '' ? 0 : context.measureText(words.name).width;
  const scoreWidth = words.score === '' ? 0 : context.measureText(words.score).width;
  const between = nameWidth > 0 && scoreWidth > 0 ? PAD : 0;
  const bar = isPrediction ? BAR : 0;
  const lock = tag.locked === true ? LOCK : 0;
  const width = Math.ceil(bar + lock + PAD + nameWidth + between + scoreWidth + PAD);
  const place = placeTag(tag.box, width, bounds);
  const [x, y] = [Math.round(place.x), Math.round(place.y)];
  const middle = y + CV.tagHeight / 2 + 0.5;
  context.fillStyle = isPrediction ? CV.tagGround : tag.look.hex;
  context.beginPath();
  context.roundRect(x, y, width, CV.tagHeight, 3);
  context.fill();
  if (isPrediction) {
    context.fillStyle = tag.look.hex;
    context.fillRect(x, y + 2, bar, CV.tagHeight - 4);
  }
  context.fillStyle = isPrediction ? CV.white : CV.ink;
  if (lock > 0) drawLock(context, x + bar + PAD, y + CV.tagHeight / 2);
  const start = x + bar + lock + PAD;
  context.fillText(words.name, start, middle);
  context.fillStyle = tag.look.hex;
  context.fillText(words.score, start + nameWidth + between, middle);
}

/** A padlock 7 px wide, in the colour of the text. */
function drawLock(context: Context, x: number, middle: number): void {
  context.fillRect(x, middle - 1, 7, 5);
  context.strokeStyle = context.fillStyle;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(x + 3.5, middle - 1.5, 2.25, Math.PI, 0);
  context.stroke();
}

/** `w × h` in image pixels under a box, above it when there is no room. */
export function drawReadout(
  context: Context,
  box: Box<'ScreenPx'>,
  text: string,
  viewport: { readonly width: number; readonly height: number },
): void {
  context.font = font(11);
  context.textBaseline = 'middle';
  const width = Math.ceil(context.measureText(text).width) + 2 * PAD + 4;
  const below = box.y + box.height + 10;
  const y = below + CV.tagHeight <= viewport.height ? below : box.y - 10 - CV.tagHeight * 2;
  const x = Math.max(0, Math.min(Math.round(box.x + box.width / 2 - width / 2), viewport.width - width));
  context.fillStyle = CV.tagGround;
  context.beginPath();
  context.roundRect(x, Math.round(y), width, CV.tagHeight, CV.tagHeight / 2);
  context.fill();
  context.fillStyle = CV.white;
  context.fillText(text, x + PAD + 2, Math.round(y) + CV.tagHeight / 2 + 0.5);
}
