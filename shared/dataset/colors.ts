import type { ClassColor } from './document';

/** The 20 class colours (sRGB hex), checked for colour-blind sight and contrast; slots never change. */
export const CLASS_COLORS = [
  '#24B4FD',
  '#F5A008',
  '#5C8E5A',
  '#FAF847',
  '#BB63E0',
  '#CF8AD6',
  '#BBE574',
  '#4FF5F9',
  '#F21BBB',
  '#EFB398',
  '#088FFE',
  '#BCFDC6',
  '#B57402',
  '#86D2FE',
  '#7BA082',
  '#A79A4B',
  '#87808C',
  '#EBCCC8',
  '#8BC564',
  '#C1B3C7',
] as const;

const SLOTS = CLASS_COLORS.length;

/** The sRGB hex of a class colour. */
export const hexOf = ({ slot }: ClassColor): string => CLASS_COLORS[slot % SLOTS] ?? CLASS_COLORS[0];

/**
 * The colour a new class gets: the slot its name asks for, so that a name has the same colour in every project; when it
 * is taken, the free slot that looks most different from those in use. When all 20 are taken a further ring begins.
 */
export function colorFor(name: string, inUse: readonly ClassColor[]): ClassColor {
  for (let ring = 0; ; ring++) {
    const taken = new Set(inUse.filter((color) => color.ring === ring).map(({ slot }) => slot));
    if (taken.size >= SLOTS) continue;
    const wanted = fnv1a(name.toLowerCase()) % SLOTS;
    return { slot: taken.has(wanted) ? farthestFree(taken) : wanted, ring };
  }
}

function farthestFree(taken: ReadonlySet<number>): number {
  let best = 0;
  let bestDistance = -1;
  for (let slot = 0; slot < SLOTS; slot++) {
    if (taken.has(slot)) continue;
    const distance = Math.min(...[...taken].map((other) => distanceOf(slot, other)));
    if (distance > bestDistance) [best, bestDistance] = [slot, distance];
  }
  return best;
}

const LAB = CLASS_COLORS.map(oklab);

const distanceOf = (a: number, b: number): number =>
  Math.hypot(...(LAB[a] ?? [0]).map((value, axis) => value - (LAB[b]?.[axis] ?? 0)));

/** OKLab of an sRGB hex colour. Source: B. Ottosson, "A perceptual color space for image processing", 2020. */
function oklab(hex: string): readonly [number, number, number] {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** FNV-1a, 32 bit, over the UTF-8 bytes. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of utf8(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

function* utf8(text: string): Generator<number> {
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) yield code;
    else if (code < 0x800) yield* [0xc0 | (code >> 6), 0x80 | (code & 63)];
    else if (code < 0x10000) yield* [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
    else yield* [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
  }
}
