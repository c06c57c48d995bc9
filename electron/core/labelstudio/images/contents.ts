import { fail } from '../../../../shared/failure/failure';
import { sniff } from '../../images/sniff';

/** Bytes of a file's start that tell what it is; a drawing may begin with a long comment. */
export const HEAD_BYTES = 1024;

/**
 * Refuses what is no picture we read, judged by its first bytes: neither name nor Content-Type counts.
 * @param bytes length of the whole file
 * @throws AppError `lsimages.empty`, `lsimages.svg`, `lsimages.notImage`
 */
export function requireImage(head: Uint8Array, bytes: number, image: string): void {
  if (bytes === 0) throw fail('lsimages.empty', { image });
  const sniffed = sniff(head);
  if ('format' in sniffed) return;
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, HEAD_BYTES)).toString('latin1');
  // Behind the mark of UTF-8, which is what editors of drawings put there.
  if (/^(?:ï»¿)?\s*</.test(text)) {
    if (/<svg[\s>]/i.test(text)) throw fail('lsimages.svg', { image });
    throw fail('lsimages.notImage', { image, found: /<(?:!doctype\s+)?html/i.test(text) ? 'HTML' : 'XML' });
  }
  throw fail('lsimages.notImage', { image, found: /^\s*[{[]/.test(text) ? 'JSON' : sniffed.found });
}
