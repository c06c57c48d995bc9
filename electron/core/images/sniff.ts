/** Formats that are decoded. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'tiff' | 'avif';

export type Sniffed = { readonly format: ImageFormat } | { readonly found: string };

/** Bytes of a file's start that `sniff` looks at. */
export const SNIFF_BYTES = 64;

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

/** Major brands of the ISO media file format that hold an AV1 picture. */
const AVIF_BRANDS = ['avif', 'avis'];
const HEIF_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

/** What a file really is, judged by its first bytes; its name does not count. `found` = a word for what we do not read. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { format: 'jpeg' };
  if (ascii(bytes, 1, 4) === 'PNG' && bytes[0] === 0x89) return { format: 'png' };
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return { format: 'webp' };
  if (ascii(bytes, 0, 4) === 'GIF8') return { format: 'gif' };
  if (ascii(bytes, 0, 2) === 'BM') return { format: 'bmp' };
  const tiff = ascii(bytes, 0, 4);
  if (tiff === 'II*\0' || tiff === 'MM\0*') return { format: 'tiff' };
  if (tiff === 'II+\0' || tiff === 'MM\0+') return { found: 'BigTIFF' };
  if (ascii(bytes, 4, 8) === 'ftyp') return isoMedia(bytes);
  return { found: other(bytes) };
}

/** The major brand decides, then the compatible ones (`mif1` says only "some HEIF"). */
function isoMedia(bytes: Uint8Array): Sniffed {
  const brands = [ascii(bytes, 8, 12)];
  for (let at = 16; at + 4 <= bytes.length; at += 4) brands.push(ascii(bytes, at, at + 4));
  const major = brands[0] ?? '';
  if (AVIF_BRANDS.includes(major)) return { format: 'avif' };
  if (HEIF_BRANDS.includes(major)) {
    const hevc = brands.some((brand) => brand.startsWith('hei') || brand.startsWith('hev'));
    return brands.includes('avif') && !hevc ? { format: 'avif' } : { found: 'HEIC' };
  }
  return { found: `ISO media (${major.trim()})` };
}

function other(bytes: Uint8Array): string {
  if (ascii(bytes, 4, 8) === 'jP  ' || (bytes[0] === 0xff && bytes[1] === 0x4f)) return 'JPEG 2000';
  if ((bytes[0] === 0xff && bytes[1] === 0x0a) || ascii(bytes, 4, 8) === 'JXL ') return 'JPEG XL';
  if (ascii(bytes, 0, 4) === '%PDF') return 'PDF';
  if (ascii(bytes, 0, 4) === '8BPS') return 'Photoshop';
  if (/^\s*</.test(ascii(bytes, 0, SNIFF_BYTES))) return 'HTML, SVG or XML';
  const printable = bytes
    .subarray(0, SNIFF_BYTES)
    .every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
  return printable
    ? 'text'
    : `bytes ${[...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}`;
}
