import { normalisedName } from '../../dataset/className';
import type { ClassRecord } from '../../dataset/document';
import type { ClassId } from '../../dataset/ids';

export interface ClassMatch {
  /** File's class name -> class of the project. */
  readonly known: ReadonlyMap<string, ClassId>;
  /** Names that the project lacks, in file order, each once. */
  readonly added: readonly string[];
}

/**
 * Which class of the project a class of a file is: the one of the same name, else the first whose name is the same apart
 * from case, spaces, `_` and `-` and which no other name of the file means exactly.
 */
export function matchClasses(names: readonly string[], classes: readonly ClassRecord[]): ClassMatch {
  const wanted = [...new Set(names)];
  const exact = new Map(classes.map((record) => [record.name, record.id]));
  const similar = new Map<string, ClassId>();
  for (const { id, name } of classes) {
    const key = normalisedName(name);
    if (!similar.has(key) && !wanted.includes(name)) similar.set(key, id);
  }
  const known = new Map<string, ClassId>();
  const added: string[] = [];
  for (const name of wanted) {
    const id = exact.get(name) ?? similar.get(normalisedName(name));
    if (id === undefined) added.push(name);
    else known.set(name, id);
  }
  return { known, added };
}
