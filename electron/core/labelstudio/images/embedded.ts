import { fail } from '../../../../shared/failure/failure';
import { decoded } from './site';

/**
 * The bytes of a `data:` address (RFC 2397). What it says of its type does not count.
 * @throws AppError `lsimages.badData`, `lsimages.tooLarge`
 */
export function embeddedBytes(text: string, maxBytes: number, image: string): Uint8Array {
  const comma = text.indexOf(',');
  if (comma < 0) throw fail('lsimages.badData', { image });
  const isBase64 = /;\s*base64\s*$/i.test(text.slice(0, comma));
  // Four characters are three bytes; percent signs only make it longer.
  if ((text.length - comma) * 0.75 > 3 * maxBytes) throw tooLarge(image, maxBytes);
  const body = decoded(text.slice(comma + 1));
  const bytes = isBase64 ? fromBase64(body, image) : Buffer.from(body, 'utf8');
  if (bytes.length > maxBytes) throw tooLarge(image, maxBytes);
  return bytes;
}

const tooLarge = (image: string, maxBytes: number) =>
  fail('lsimages.tooLarge', { image, limit: Math.floor(maxBytes / 1e6) });

/** Node skips what is not base64; half an image helps nobody. */
function fromBase64(text: string, image: string): Buffer {
  const plain = text.replace(/\s+/g, '');
  if (plain === '' || !/^[\w+/-]+={0,2}$/.test(plain)) throw fail('lsimages.badData', { image });
  return Buffer.from(plain, 'base64');
}
