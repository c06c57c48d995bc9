import { COCO_CLASSES } from '../../../shared/detection/cocoClasses';
import type { Recipe, RecipeNote } from '../../../shared/models/recipe';

export interface ChosenNames {
  readonly names: readonly string[] | null;
  readonly from: Recipe['classNamesFrom'];
  readonly note: RecipeNote | null;
}

export interface NameSources {
  readonly configFile: readonly string[] | null;
  readonly checkpoint: readonly string[] | null;
  readonly config: readonly string[] | null;
  /** Of an official checkpoint whose file has none. */
  readonly catalogue: readonly string[] | null;
}

/**
 * Names for a head's classes: the first source with the right number of them, else COCO's for 80. A source with another
 * number is told of, not used: nothing is invented.
 */
export function chooseNames(count: number, sources: NameSources): ChosenNames {
  let note: RecipeNote | null = null;
  for (const from of ['configFile', 'checkpoint', 'config', 'catalogue'] as const) {
    const names = sources[from];
    if (names === null) continue;
    if (names.length === count) return { names, from, note };
    note ??= { note: 'classNamesDiffer', named: names.length, head: count };
  }
  if (count === COCO_CLASSES.length) return { names: COCO_CLASSES.map(({ name }) => name), from: 'coco', note };
  return { names: null, from: null, note };
}
