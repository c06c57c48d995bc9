const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Makes region ids of the editor's form, `[A-Za-z0-9_-]{10}`, from content: no clock, no random numbers. Never the same one
 * twice from one maker, not even for the same content: regions with one id would merge into one.
 */
export function idMaker(): (content: string) => string {
  const used = new Set<string>();
  return (content) => {
    for (let turn = 0; ; turn++) {
      const id = idOf(turn === 0 ? content : `${content}\n#${turn}`);
      if (used.has(id)) continue;
      used.add(id);
      return id;
    }
  };
}

/** 60 bits of a hash of the text's UTF-16. */
function idOf(content: string): string {
  const [high, low] = hash(content);
  let id = '';
  for (let bits = high, digit = 0; digit < 10; digit++) {
    if (digit === 5) bits = low;
    id += ALPHABET[bits & 63];
    bits >>>= 6;
  }
  return id;
}

/** Two 32-bit numbers: MurmurHash3's mixing steps (public domain, Austin Appleby) on two interleaved streams. */
function hash(text: string): readonly [number, number] {
  let a = 0x9747b28c;
  let b = 0x2f0b4a27;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0xcc9e2d51);
    a = (a << 15) | (a >>> 17);
    b = Math.imul(b ^ unit, 0x1b873593);
    b = (b << 13) | (b >>> 19);
  }
  a = finish(a ^ text.length ^ b);
  b = finish(b ^ a);
  return [a >>> 0, b >>> 0];
}

function finish(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
