import { colorFor } from '../../dataset/colors';
import type { ClassRecord } from '../../dataset/document';
import { asClassId } from '../../dataset/ids';

export interface ClassList {
  readonly list: readonly ClassRecord[];
  readonly nextId: number;
}

/** The list with classes of these names appended, each with a fresh id and its own colour. */
export function withNewClasses({ list, nextId }: ClassList, names: readonly string[]): ClassList {
  const all = [...list];
  for (const [index, name] of names.entries()) {
    const color = colorFor(
      name,
      all.map((one) => one.color),
    );
    all.push({ id: asClassId(nextId + index), name, color });
  }
  return { list: all, nextId: nextId + names.length };
}
