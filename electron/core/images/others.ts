import { decode as decodeBmpFile } from 'bmp-ts';
import { decode as decodeCmykJpeg } from 'jpeg-js';
import { GifReader } from 'omggif';
import { decodeImage, type IFD, decode as tiffDirectories, toRGBA8 } from 'utif2';
import type { Pixels } from './pixels';

/** BMP of any bit depth, with or without run lengths. */
export function decodeBmp(bytes: Uint8Array): Pixels {
  const { width, height, data } = decodeBmpFile(Buffer.from(bytes), { toRGBA: true });
  return { width, height, rgba: data };
}

/** First frame of a GIF on its canvas. */
export function decodeGif(bytes: Uint8Array): Pixels {
  const reader = new GifReader(Buffer.from(bytes));
  const { width, height } = reader;
  const rgba = new Uint8Array(width * height * 4);
  const frame = reader.frameInfo(0);
  if (frame.x + frame.width > width || frame.y + frame.height > height)
    throw new Error('a frame is larger than the picture');
  reader.decodeAndBlitFrameRGBA(0, rgba);
  return { width, height, rgba };
}

/** Photometric interpretation "separated" of TIFF. */
const CMYK = 5;

const photometric = ({ t262 }: IFD): unknown => (Array.isArray(t262) ? t262[0] : null);

/** The library's own conversion of CMYK only runs in a browser. */
function rgbOfCmyk({ width, height, data }: IFD): Uint8Array {
  const rgba = new Uint8Array(width * height * 4);
  const samples = Math.floor(data.length / (width * height));
  if (samples < 4) throw new Error('its CMYK pixels are incomplete');
  for (let to = 0, from = 0; to < rgba.length; to += 4, from += samples) {
    const light = 255 - (data[from + 3] as number);
    for (let ink = 0; ink < 3; ink++) rgba[to + ink] = ((255 - (data[from + ink] as number)) * light) / 255;
    rgba[to + 3] = 255;
  }
  return rgba;
}

/** First page of a TIFF. */
export function decodeTiff(bytes: Uint8Array): Pixels {
  const file = bytes.slice().buffer as ArrayBuffer;
  const page = tiffDirectories(file)[0];
  if (page === undefined) throw new Error('it has no page');
  decodeImage(file, page);
  const { width, height } = page;
  if (!(width > 0 && height > 0)) throw new Error('its first page has no size');
  const rgba = photometric(page) === CMYK ? rgbOfCmyk(page) : toRGBA8(page);
  if (rgba.length < width * height * 4) throw new Error('its pixels are incomplete');
  return { width, height, rgba };
}

/** Size of the first page of a TIFF; null when the directory is not among the bytes. */
export function tiffSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const page = tiffDirectories(bytes.slice().buffer as ArrayBuffer)[0];
  const [width, height] = [page?.t256, page?.t257].map((tag) => (Array.isArray(tag) ? Number(tag[0]) : 0));
  return width && height ? { width, height } : null;
}

/** JPEG with four colour components (CMYK, YCCK), which the fast decoder does not know. */
export function decodeFourComponentJpeg(bytes: Uint8Array): Pixels {
  const { width, height, data } = decodeCmykJpeg(bytes, {
    useTArray: true,
    formatAsRGBA: true,
    maxResolutionInMP: 1_000,
    maxMemoryUsageInMB: 8_192,
  });
  return { width, height, rgba: data };
}
