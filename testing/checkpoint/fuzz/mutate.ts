import { Pieces } from './pieces';
import type { Region, Regions } from './regions';
import { AMPLIFIERS, NUMBERS, TOKENS } from './tokens';

/** A file to start from. */
export interface Base {
  readonly name: string;
  readonly bytes: Buffer;
  readonly regions: Regions;
}

/** Draws of one input: all of them come from its seed. */
export class Draw {
  readonly next: () => number;

  constructor(next: () => number) {
    this.next = next;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** Small more often than large. */
  length(most: number): number {
    return Math.max(1, Math.floor(most ** this.next()));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}

interface Edit {
  readonly base: Base;
  readonly others: readonly Base[];
  readonly pieces: Pieces;
  readonly draw: Draw;
}

const bytesOf = (value: bigint, size: number): Uint8Array => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt.asUintN(64, value));
  return buffer.subarray(0, size);
};

const inside = ({ start, end }: Region, draw: Draw): number => start + draw.below(Math.max(end - start, 1));

/** A place of an edit: mostly in the pickle or the structure, seldom anywhere. */
function place({ base, draw, pieces }: Edit): number {
  const { pickle, structure, fields } = base.regions;
  const kind = draw.next();
  const at =
    kind < 0.55
      ? inside(pickle, draw)
      : kind < 0.8
        ? inside(structure, draw)
        : kind < 0.95 && fields.length > 0
          ? draw.of(fields).at
          : draw.below(base.bytes.length);
  return Math.min(at, Math.max(pieces.size - 1, 0));
}

function flipBits(edit: Edit): Pieces {
  const at = place(edit);
  const byte = (edit.pieces.read(at, 1)[0] ?? 0) ^ (1 << edit.draw.below(8));
  return edit.pieces.replaced(at, 1, [Uint8Array.of(byte)]);
}

function setByte(edit: Edit): Pieces {
  return edit.pieces.replaced(place(edit), 1, [Uint8Array.of(edit.draw.below(256))]);
}

function number({ draw, pieces }: Edit): bigint {
  const near = draw.of([...NUMBERS, BigInt(pieces.size), BigInt(draw.below(pieces.size + 1))]);
  return near + BigInt(draw.of([-1, 0, 0, 0, 1]));
}

function setNumber(edit: Edit): Pieces {
  const size = edit.draw.of([1, 2, 4, 8]);
  return edit.pieces.replaced(place(edit), size, [bytesOf(number(edit), size)]);
}

function setField(edit: Edit): Pieces {
  const { fields } = edit.base.regions;
  if (fields.length === 0) return setNumber(edit);
  const { at, size } = edit.draw.of(fields);
  return edit.pieces.replaced(at, size, [bytesOf(number(edit), size)]);
}

/** One field takes the value of another: two entries of one place, sizes exchanged. */
function copyField(edit: Edit): Pieces {
  const { fields } = edit.base.regions;
  if (fields.length === 0) return setNumber(edit);
  const { at, size } = edit.draw.of(fields);
  const alike = fields.filter((field) => field.size === size);
  return edit.pieces.replaced(at, size, [edit.pieces.read(edit.draw.of(alike).at, size)]);
}

function truncate(edit: Edit): Pieces {
  return new Pieces(edit.pieces.slice(0, place(edit)));
}

function remove(edit: Edit): Pieces {
  return edit.pieces.replaced(place(edit), edit.draw.length(4096), []);
}

function repeat(edit: Edit): Pieces {
  const at = place(edit);
  const part = edit.pieces.slice(at, edit.draw.length(4096));
  const times = edit.draw.length(50);
  return edit.pieces.replaced(at, 0, new Array(times).fill(part).flat());
}

function splice(edit: Edit): Pieces {
  const other = edit.draw.of(edit.others);
  const from = inside(edit.draw.chance(0.7) ? other.regions.pickle : other.regions.structure, edit.draw);
  const part = other.bytes.subarray(from, from + edit.draw.length(2048));
  return edit.pieces.replaced(place(edit), edit.draw.chance(0.5) ? part.length : 0, [part]);
}

const inPickle = ({ base, draw }: Edit): number => inside(base.regions.pickle, draw);

function token(edit: Edit): Pieces {
  const part = edit.draw.of(TOKENS);
  return edit.pieces.replaced(inPickle(edit), edit.draw.chance(0.5) ? part.length : 0, [part]);
}

/** Far beyond what the directory says; the pickle's entry grows along, when the field is drawn as well. */
function amplify(edit: Edit): Pieces {
  const part = edit.draw.of(AMPLIFIERS);
  const times = edit.draw.length(edit.draw.chance(0.02) ? 2_000_000 : 20_000);
  const many = Buffer.alloc(part.length * times, part);
  return edit.pieces.replaced(inPickle(edit), edit.draw.chance(0.5) ? many.length : 0, [many]);
}

const EDITS: readonly ((edit: Edit) => Pieces)[] = [
  flipBits,
  flipBits,
  setByte,
  setByte,
  setNumber,
  setNumber,
  setField,
  setField,
  copyField,
  truncate,
  remove,
  repeat,
  splice,
  token,
  token,
  amplify,
];

/** One to four edits of a base. `others` lend pieces. */
export function mutated(base: Base, others: readonly Base[], draw: Draw): Pieces {
  let pieces = new Pieces([base.bytes]);
  for (let left = draw.length(4); left > 0; left--) pieces = draw.of(EDITS)({ base, others, pieces, draw });
  return pieces;
}
