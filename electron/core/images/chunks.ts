/** A named piece of a PNG or RIFF file: `data` leaves out name and length. */
export interface Chunk {
  readonly name: string;
  readonly data: Uint8Array;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const nameAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** Chunks of a PNG, as far as the bytes reach. */
export function* pngChunks(bytes: Uint8Array): Generator<Chunk> {
  const data = view(bytes);
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = data.getUint32(at);
    yield { name: nameAt(bytes, at + 4), data: bytes.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

/** Chunks of a RIFF container (`from` = after its header), as far as the bytes reach. */
export function* riffChunks(bytes: Uint8Array, from: number): Generator<Chunk> {
  const data = view(bytes);
  for (let at = from; at + 8 <= bytes.length; ) {
    const length = data.getUint32(at + 4, true);
    yield { name: nameAt(bytes, at), data: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (length & 1);
  }
}

interface Segment {
  readonly marker: number;
  readonly data: Uint8Array;
}

/**
 * Segments of a JPEG before its picture data: marker (0xE1 = APP1) and content.
 * @returns the picture data has been reached; false = the bytes end before
 */
export function* jpegSegments(bytes: Uint8Array): Generator<Segment, boolean> {
  const data = view(bytes);
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) {
      at++;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff || marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) return true;
    const length = data.getUint16(at + 2);
    yield { marker, data: bytes.subarray(at + 4, at + 2 + length) };
    at += 2 + Math.max(length, 2);
  }
  return false;
}

/** The bytes hold everything of a JPEG that comes before its picture data. */
export function hasJpegHeader(bytes: Uint8Array): boolean {
  const segments = jpegSegments(bytes);
  for (let step = segments.next(); ; step = segments.next()) if (step.done === true) return step.value;
}

/** The frame header of a JPEG: picture size and number of colour components; null when it has none. */
export function jpegFrame(
  bytes: Uint8Array,
): { readonly width: number; readonly height: number; readonly components: number } | null {
  for (const { marker, data } of jpegSegments(bytes)) {
    // C4, C8 and CC are tables, not frames.
    if (marker < 0xc0 || marker > 0xcf || marker === 0xc4 || marker === 0xc8 || marker === 0xcc) continue;
    if (data.length < 6) return null;
    const { 1: h1 = 0, 2: h0 = 0, 3: w1 = 0, 4: w0 = 0, 5: components = 0 } = data;
    return { width: (w1 << 8) | w0, height: (h1 << 8) | h0, components };
  }
  return null;
}
