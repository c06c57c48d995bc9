/**
 * Pieces of protocol buffer messages. Source: "Protocol Buffers: Encoding"; field numbers are onnx.proto's.
 */
const encoder = new TextEncoder();

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

const tag = (field: number, wire: number): number[] => varint(field * 8 + wire);

/** A whole number >= 0 below 2^53. */
export const int = (field: number, value: number): Uint8Array => Uint8Array.from([...tag(field, 0), ...varint(value)]);

export function float(field: number, value: number): Uint8Array {
  const head = tag(field, 5);
  const bytes = new Uint8Array(head.length + 4);
  bytes.set(head);
  new DataView(bytes.buffer).setFloat32(head.length, value, true);
  return bytes;
}

/** Tag and length of a message or byte string of `length` bytes that follows. */
export const lengthOf = (field: number, length: number): Uint8Array =>
  Uint8Array.from([...tag(field, 2), ...varint(length)]);

export const bytes = (field: number, content: Uint8Array): Uint8Array =>
  concat([lengthOf(field, content.length), content]);

export const text = (field: number, content: string): Uint8Array => bytes(field, encoder.encode(content));

export const message = (field: number, parts: readonly Uint8Array[]): Uint8Array => bytes(field, concat(parts));

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
