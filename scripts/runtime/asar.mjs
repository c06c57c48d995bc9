import { writeFileSync } from 'node:fs';

const uint32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/**
 * Writes an asar archive of flat files. Format (github.com/electron/asar): a Chromium pickle holding the header's size, a pickle
 * holding the header JSON, then the files' bytes; pickles are little-endian and padded to 4 bytes.
 * @param {string} file
 * @param {Record<string, string>} contents file name -> text
 */
export function writeAsar(file, contents) {
  const files = {};
  const bodies = [];
  let offset = 0;
  for (const [name, text] of Object.entries(contents)) {
    const body = Buffer.from(text);
    files[name] = { size: body.length, offset: String(offset) };
    offset += body.length;
    bodies.push(body);
  }
  const json = Buffer.from(JSON.stringify({ files }));
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4);
  const payload = 4 + json.length + padding.length;
  const header = [uint32(payload), uint32(json.length), json, padding];
  writeFileSync(file, Buffer.concat([uint32(4), uint32(4 + payload), ...header, ...bodies]));
}
