/** A field of a protocol buffer message. `value` = varint or fixed number; `bytes` = length-delimited content. */
export interface Field {
  readonly number: number;
  readonly value: number;
  readonly bytes: Uint8Array;
}

const NONE = new Uint8Array(0);

/**
 * Fields of a protocol buffer message in file order. Varints beyond 2^53 lose precision.
 * Source: "Protocol Buffers: Encoding".
 * @throws RangeError when the bytes end inside a field or the wire type is unknown
 */
export function* fields(message: Uint8Array): Generator<Field> {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(at++);
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    const wire = tag & 7;
    if (wire === 0) yield { number, value: varint(), bytes: NONE };
    else if (wire === 1) {
      yield { number, value: view.getFloat64(at, true), bytes: message.subarray(at, at + 8) };
      at += 8;
    } else if (wire === 5) {
      yield { number, value: view.getFloat32(at, true), bytes: message.subarray(at, at + 4) };
      at += 4;
    } else if (wire === 2) {
      const length = varint();
      if (at + length > message.length) throw new RangeError('the message ends inside a field');
      yield { number, value: 0, bytes: message.subarray(at, at + length) };
      at += length;
    } else throw new RangeError(`unknown wire type ${wire}`);
  }
}

const decoder = new TextDecoder();

/** UTF-8 text of a length-delimited field. */
export const text = (bytes: Uint8Array): string => decoder.decode(bytes);
