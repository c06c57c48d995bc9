import { asImagePath, type ImagePath } from '../../../shared/dataset/ids';
import { crc32 } from '../../../shared/project/crc32';
import type { FileIdentity, StoredDetection } from './cache';

/** Bytes before the content of a record: mark, content length, checksum of the content. */
export const RECORD_HEAD = 12;
const MARK = 0x43444e31;
/** Fixed part of the content: path length, summary count, candidate count, width, height, file bytes, file time. */
const FIXED = 36;

export interface RecordFacts {
  readonly image: ImagePath;
  readonly file: FileIdentity;
}

/** A stored detection as one record of the pack. Little-endian; times are not kept. */
export function encodeRecord({ image, file }: RecordFacts, { detection, summary }: StoredDetection): Buffer {
  const { boxes, scores, labels } = detection.candidates;
  const path = Buffer.from(image);
  const numbers = [summary, boxes, scores, labels].map((part) =>
    Buffer.from(part.buffer, part.byteOffset, part.byteLength),
  );
  const fixed = Buffer.alloc(FIXED);
  fixed.writeUInt16LE(path.length, 0);
  fixed.writeUInt16LE(summary.length, 2);
  fixed.writeUInt32LE(scores.length, 4);
  fixed.writeUInt32LE(detection.width, 8);
  fixed.writeUInt32LE(detection.height, 12);
  fixed.writeDoubleLE(file.bytes, 16);
  fixed.writeDoubleLE(file.mtimeMs, 24);
  const content = Buffer.concat([fixed, path, ...numbers]);
  const head = Buffer.alloc(RECORD_HEAD);
  head.writeUInt32LE(MARK, 0);
  head.writeUInt32LE(content.length, 4);
  head.writeUInt32LE(crc32(content), 8);
  return Buffer.concat([head, content]);
}

/** Length of the content that a record head announces; null = this is no record. */
export const contentLength = (head: Buffer): number | null =>
  head.length >= RECORD_HEAD && head.readUInt32LE(0) === MARK ? head.readUInt32LE(4) : null;

/** The record of these bytes; null = damaged. */
export function decodeRecord(record: Buffer): (RecordFacts & StoredDetection) | null {
  const length = contentLength(record);
  const content = record.subarray(RECORD_HEAD);
  if (length !== content.length || length < FIXED || crc32(content) !== record.readUInt32LE(8)) return null;
  const [pathBytes, summaryCount, count] = [content.readUInt16LE(0), content.readUInt16LE(2), content.readUInt32LE(4)];
  let at = FIXED + pathBytes;
  const floats = (length_: number): Float32Array => {
    const values = new Float32Array(
      content.buffer.slice(content.byteOffset + at, content.byteOffset + at + length_ * 4),
    );
    at += length_ * 4;
    return values;
  };
  const summary = floats(summaryCount);
  const [boxes, scores] = [floats(count * 4), floats(count)];
  const labels = new Uint16Array(content.buffer.slice(content.byteOffset + at, content.byteOffset + at + count * 2));
  return {
    image: asImagePath(content.toString('utf8', FIXED, FIXED + pathBytes)),
    file: { bytes: content.readDoubleLE(16), mtimeMs: content.readDoubleLE(24) },
    summary,
    detection: {
      candidates: { boxes, scores, labels },
      width: content.readUInt32LE(8),
      height: content.readUInt32LE(12),
      timing: { decode: 0, resize: 0, inference: 0, postprocess: 0 },
    },
  };
}
