import type { Orientation } from './orientation';

interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const typeAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** Boxes of the ISO base media file format between two offsets, as far as the bytes reach. */
function* boxes(bytes: Uint8Array, from: number, to: number): Generator<Box> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at);
    const wide = size === 1 && at + 16 <= to;
    const length = wide ? Number(view.getBigUint64(at + 8)) : size === 0 ? to - at : size;
    if (length < 8) return;
    yield { type: typeAt(bytes, at + 4), start: at + (wide ? 16 : 8), end: Math.min(to, at + length) };
    at += length;
  }
}

function inside(bytes: Uint8Array, from: number, to: number, type: string): Box | null {
  for (const box of boxes(bytes, from, to)) if (box.type === type) return box;
  return null;
}

/** Quarter turns (against the clock) and mirror axis of the picture's properties `irot` and `imir` as one EXIF orientation. */
const TURNED: Readonly<Record<string, Orientation>> = {
  '0-': 1,
  '1-': 8,
  '2-': 3,
  '3-': 6,
  '00': 4,
  '01': 2,
  '10': 5,
  '11': 7,
  '20': 2,
  '21': 4,
  '30': 7,
  '31': 5,
};

/**
 * Orientation of an AVIF picture from `irot` (turn first) and `imir` (then mirror; axis 0 = top and bottom change places).
 * Properties of the first picture are taken; files with several pictures usually share them. Source: ISO/IEC 23008-12.
 */
export function avifOrientation(bytes: Uint8Array): Orientation {
  const meta = inside(bytes, 0, bytes.length, 'meta');
  const iprp = meta && inside(bytes, meta.start + 4, meta.end, 'iprp');
  const ipco = iprp && inside(bytes, iprp.start, iprp.end, 'ipco');
  if (!ipco) return 1;
  const irot = inside(bytes, ipco.start, ipco.end, 'irot');
  const imir = inside(bytes, ipco.start, ipco.end, 'imir');
  const turns = irot ? (bytes[irot.start] ?? 0) & 3 : 0;
  const axis = imir ? String((bytes[imir.start] ?? 0) & 1) : '-';
  return TURNED[`${turns}${axis}`] ?? 1;
}
