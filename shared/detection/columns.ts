import type { Survivors } from './survivors';

/**
 * Survivors of many images side by side, so that a million boxes are a few arrays. A row is an image; its boxes lie
 * together, highest score first. Arrays are longer than what is used, and replaced when they grow: read them anew each time.
 */
export interface Columns {
  scores: Float32Array;
  labels: Uint16Array;
  /** x1, y1, x2, y2 each. */
  boxes: Float32Array;
  /** 1 = a person has judged this thing already; whoever keeps the columns writes it. */
  judged: Uint8Array;
  /** First box of each row. */
  starts: Int32Array;
  /** Boxes of each row; -1 = nothing is known of this image. */
  counts: Int32Array;
  /** Places used in `scores`, those included whose row has moved away. */
  used: number;
  /** Rows with something known. */
  known: number;
}

export function createColumns(rows: number, boxes = 1_024): Columns {
  return {
    scores: new Float32Array(boxes),
    labels: new Uint16Array(boxes),
    boxes: new Float32Array(boxes * 4),
    judged: new Uint8Array(boxes),
    starts: new Int32Array(rows),
    counts: new Int32Array(rows).fill(-1),
    used: 0,
    known: 0,
  };
}

/** Sets the boxes of a row; nothing of them is judged then. */
export function putRow(columns: Columns, row: number, { scores, labels, boxes }: Survivors): void {
  if (row >= columns.counts.length) growRows(columns, row + 1);
  const before = columns.counts[row] as number;
  if (before < 0) columns.known++;
  // What fits stays in its place; else the row moves to the end.
  const start = before >= scores.length ? (columns.starts[row] as number) : columns.used;
  if (start === columns.used) {
    growBoxes(columns, columns.used + scores.length);
    columns.used += scores.length;
  }
  columns.scores.set(scores, start);
  columns.labels.set(labels, start);
  columns.boxes.set(boxes, start * 4);
  columns.judged.fill(0, start, start + scores.length);
  columns.starts[row] = start;
  columns.counts[row] = scores.length;
}

/** The boxes of a row as views of the columns, or null while nothing is known of it. */
export function rowOf(columns: Columns, row: number): Survivors | null {
  const count = columns.counts[row] ?? -1;
  if (count < 0) return null;
  const start = columns.starts[row] as number;
  return {
    scores: columns.scores.subarray(start, start + count),
    labels: columns.labels.subarray(start, start + count),
    boxes: columns.boxes.subarray(start * 4, (start + count) * 4),
  };
}

function growRows(columns: Columns, least: number): void {
  const rows = Math.max(least, columns.counts.length * 2);
  const starts = new Int32Array(rows);
  starts.set(columns.starts);
  const counts = new Int32Array(rows).fill(-1);
  counts.set(columns.counts);
  Object.assign(columns, { starts, counts });
}

function growBoxes(columns: Columns, least: number): void {
  if (least <= columns.scores.length) return;
  const room = Math.max(least, Math.ceil(columns.scores.length * 1.5));
  const scores = new Float32Array(room);
  scores.set(columns.scores);
  const labels = new Uint16Array(room);
  labels.set(columns.labels);
  const boxes = new Float32Array(room * 4);
  boxes.set(columns.boxes);
  const judged = new Uint8Array(room);
  judged.set(columns.judged);
  Object.assign(columns, { scores, labels, boxes, judged });
}
