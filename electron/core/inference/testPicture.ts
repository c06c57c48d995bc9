import type { Size } from '../../../shared/geometry/box';
import type { BgrImage } from './resize';

const SHAPES = 14;

/**
 * A made-up scene that every run and machine draws alike: a slanted gradient, shaded discs and rectangles with edges, a
 * little noise. Enough like a photograph to see whether a network's boxes make sense; never shown to anybody.
 */
export function testPicture({ width, height }: Size<'ModelPx'>): BgrImage {
  const random = randomOf(20_220_719);
  const bgr = new Uint8Array(width * height * 3);
  paint(bgr, width, { left: 0, top: 0, right: width, bottom: height }, (x, y) => {
    const slope = x / width + y / height;
    return [150 + 40 * slope, 120 + 50 * slope, 90 + 30 * slope];
  });
  for (let shape = 0; shape < SHAPES; shape++) {
    const colour = [random() * 255, random() * 255, random() * 255] as const;
    const radius = (0.03 + 0.12 * random()) * Math.min(width, height);
    const [middleX, middleY] = [random() * width, random() * height];
    const tall = 0.6 + 1.6 * random();
    const area = {
      left: Math.max(0, Math.floor(middleX - radius)),
      top: Math.max(0, Math.floor(middleY - radius * tall)),
      right: Math.min(width, Math.ceil(middleX + radius)),
      bottom: Math.min(height, Math.ceil(middleY + radius * tall)),
    };
    const round = shape % 2 === 0;
    paint(bgr, width, area, (x, y) => {
      const [dx, dy] = [(x - middleX) / radius, (y - middleY) / (radius * tall)];
      if (round && dx * dx + dy * dy > 1) return null;
      // Light falls from the upper left, the rim is darker.
      const light = Math.max(Math.abs(dx), Math.abs(dy)) > 0.93 ? 0.35 : 0.85 - 0.25 * dx - 0.3 * dy;
      return [colour[0] * light, colour[1] * light, colour[2] * light];
    });
  }
  for (let at = 0; at < bgr.length; at++) bgr[at] = byte((bgr[at] as number) + 12 * (random() - 0.5));
  return { width, height, bgr };
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function paint(
  bgr: Uint8Array,
  width: number,
  { left, top, right, bottom }: Area,
  colourAt: (x: number, y: number) => readonly [number, number, number] | null,
): void {
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const colour = colourAt(x, y);
      if (colour === null) continue;
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++) bgr[at + channel] = byte(colour[channel] as number);
    }
  }
}

const byte = (value: number): number => Math.min(255, Math.max(0, Math.round(value)));

/** Small deterministic generator of numbers in [0, 1): mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
