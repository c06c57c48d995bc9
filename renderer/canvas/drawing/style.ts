import { hexOf } from '../../../shared/dataset/colors';
import type { ClassRecord } from '../../../shared/dataset/document';
import type { ClassId } from '../../../shared/dataset/ids';

/** Drawing constants, in screen pixels at every zoom; the same in both themes because a photograph has no theme. */
export const CV = {
  line: 2,
  strong: 2.5,
  casing: 1,
  casingColor: 'rgba(11, 13, 18, 0.65)',
  dash: [6, 4],
  ghostDash: [1.5, 3],
  handle: 9,
  tagHeight: 18,
  /** Nearly closed: where tags lie on one another, the lower one must not shine through. */
  tagGround: 'rgba(11, 13, 18, 0.95)',
  ink: '#0b0d12',
  white: '#ffffff',
  /** Lines that attract: the accent, cased in white, which no box is. */
  guide: '#3355d8',
} as const;

/** How a class looks: colour and ring (more than 20 classes share colours, rings tell them apart). */
export interface ClassLook {
  readonly name: string;
  readonly hex: string;
  readonly ring: number;
}

const UNKNOWN: ClassLook = { name: '?', hex: '#ffffff', ring: 0 };

/** Looks up classes by id; made once per list of classes. */
export function looksOf(classes: readonly ClassRecord[]): (id: ClassId | null) => ClassLook {
  const looks = new Map(classes.map(({ id, name, color }) => [id, { name, hex: hexOf(color), ring: color.ring }]));
  return (id) => (id === null ? UNKNOWN : (looks.get(id) ?? UNKNOWN));
}

let family = '';

/** Canvas font of the given size in the page's own family. */
export function font(size: number, weight = 500): string {
  if (family === '') family = getComputedStyle(document.body).fontFamily;
  return `${weight} ${size}px ${family}`;
}
