const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 (IEEE 802.3) of the UTF-16 code units of a text, low byte first, or of bytes. */
export function crc32(data: string | Uint8Array): number {
  let crc = 0xffffffff;
  const add = (byte: number): void => {
    crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] as number);
  };
  if (typeof data === 'string') {
    for (let at = 0; at < data.length; at++) {
      const unit = data.charCodeAt(at);
      add(unit & 255);
      add(unit >>> 8);
    }
  } else for (const byte of data) add(byte);
  return (crc ^ 0xffffffff) >>> 0;
}
