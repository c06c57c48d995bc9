import { asImagePath, type ImagePath } from '../../../shared/dataset/ids';
import type { NmsSettings, Survivors } from '../../../shared/detection/survivors';
import { crc32 } from '../../../shared/project/crc32';

/** Bytes of the head: mark, version, most boxes, nothing, NMS IoU. */
export const SURVIVOR_HEAD = 24;
const MARK = 0x53525631;
const VERSION = 1;
/** Before the content of an entry: its length and checksum. */
const ENTRY_HEAD = 8;
/** Fixed part of the content: path length, boxes, stamp. */
const FIXED = 12;

/** Survivors of one image, and which stored candidates they come from (`CandidateStore.stampOf`). */
export interface SurvivorEntry {
  readonly image: ImagePath;
  readonly stamp: number;
  readonly survivors: Survivors;
}

export function encodeSurvivorHead({ nmsIou, maxPerImage }: NmsSettings): Buffer {
  const head = Buffer.alloc(SURVIVOR_HEAD);
  head.writeUInt32LE(MARK, 0);
  head.writeUInt32LE(VERSION, 4);
  head.writeUInt32LE(maxPerImage, 8);
  head.writeDoubleLE(nmsIou, 16);
  return head;
}

/** null = this is no file of survivors, or one of another version: they can be computed again. */
export const decodeSurvivorHead = (bytes: Buffer): NmsSettings | null =>
  bytes.length >= SURVIVOR_HEAD && bytes.readUInt32LE(0) === MARK && bytes.readUInt32LE(4) === VERSION
    ? { nmsIou: bytes.readDoubleLE(16), maxPerImage: bytes.readUInt32LE(8) }
    : null;

/** Little-endian. */
export function encodeSurvivors({ image, stamp, survivors }: SurvivorEntry): Buffer {
  const path = Buffer.from(image);
  const fixed = Buffer.alloc(FIXED);
  fixed.writeUInt16LE(path.length, 0);
  fixed.writeUInt16LE(survivors.scores.length, 2);
  fixed.writeDoubleLE(stamp, 4);
  const numbers = [survivors.scores, survivors.boxes, survivors.labels].map((part) =>
    Buffer.from(part.buffer, part.byteOffset, part.byteLength),
  );
  const content = Buffer.concat([fixed, path, ...numbers]);
  const head = Buffer.alloc(ENTRY_HEAD);
  head.writeUInt32LE(content.length, 0);
  head.writeUInt32LE(crc32(content), 4);
  return Buffer.concat([head, content]);
}

/** The entry at this place and where the next one begins; null = there is no whole one. */
export function decodeSurvivors(bytes: Buffer, at: number): (SurvivorEntry & { readonly end: number }) | null {
  if (at + ENTRY_HEAD + FIXED > bytes.length) return null;
  const end = at + ENTRY_HEAD + bytes.readUInt32LE(at);
  const content = bytes.subarray(at + ENTRY_HEAD, end);
  if (end > bytes.length || crc32(content) !== bytes.readUInt32LE(at + 4)) return null;
  const [pathBytes, count] = [content.readUInt16LE(0), content.readUInt16LE(2)];
  if (content.length !== FIXED + pathBytes + count * 22) return null;
  let from = content.byteOffset + FIXED + pathBytes;
  const take = (length: number): ArrayBuffer => {
    from += length;
    return content.buffer.slice(from - length, from) as ArrayBuffer;
  };
  const survivors = {
    scores: new Float32Array(take(count * 4)),
    boxes: new Float32Array(take(count * 16)),
    labels: new Uint16Array(take(count * 2)),
  };
  const image = asImagePath(content.toString('utf8', FIXED, FIXED + pathBytes));
  return { image, stamp: content.readDoubleLE(4), survivors, end };
}
