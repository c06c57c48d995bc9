import type { ClassColor, ClassRecord } from '../../dataset/document';
import { asClassId } from '../../dataset/ids';

export interface ClassList {
  readonly list: readonly ClassRecord[];
  readonly nextId: number;
}

const SLOTS = 20;

/** The list with classes of these names appended, each with a fresh id and the first colour nobody has. */
export function withNewClasses({ list, nextId }: ClassList, names: readonly string[]): ClassList {
  const taken = new Set(list.map(({ color }) => placeOf(color)));
  let place = 0;
  const added = names.map((name, index): ClassRecord => {
    while (taken.has(place)) place++;
    const color = { slot: place % SLOTS, ring: Math.floor(place / SLOTS) };
    place++;
    return { id: asClassId(nextId + index), name, color };
  });
  return { list: [...list, ...added], nextId: nextId + names.length };
}

const placeOf = ({ slot, ring }: ClassColor): number => ring * SLOTS + slot;
