import { normalisedName } from '../dataset/className';
import type { BridgeTable, ClassRecord } from '../dataset/document';
import type { ClassId } from '../dataset/ids';
import { synonymKey } from './synonyms';

/** How a model class found its project class; `ignored` = the user wants none of it, `none` = nothing matches. */
export type BridgeHow = 'exact' | 'normalised' | 'synonym' | 'user' | 'ignored' | 'none';

export interface BridgeRow {
  readonly modelClass: string;
  /** null = boxes of this class are not shown. */
  readonly classId: ClassId | null;
  readonly how: BridgeHow;
}

/** One row per class of the model, in the model's order: the index is the model's label. */
export type ClassBridge = readonly BridgeRow[];

/**
 * Maps model classes to project classes (decision 10): user's table, then same name, then same name apart from case,
 * spaces, `_` and `-`, then synonyms. Several model classes may become one project class. Never a silent drop: what
 * matches nothing says `none`.
 */
export function buildBridge(
  modelClasses: readonly string[],
  classes: readonly ClassRecord[],
  table: BridgeTable,
): ClassBridge {
  const ids = new Set(classes.map(({ id }) => id));
  const exact = firstBy(classes, ({ name }) => name);
  const normalised = firstBy(classes, ({ name }) => normalisedName(name));
  const synonym = firstBy(classes, ({ name }) => synonymKey(name));
  return modelClasses.map((modelClass): BridgeRow => {
    const chosen = table.get(modelClass);
    if (chosen === null) return { modelClass, classId: null, how: 'ignored' };
    if (chosen !== undefined && ids.has(chosen)) return { modelClass, classId: chosen, how: 'user' };
    const steps = [
      ['exact', exact.get(modelClass)],
      ['normalised', normalised.get(normalisedName(modelClass))],
      ['synonym', synonym.get(synonymKey(modelClass))],
    ] as const;
    for (const [how, classId] of steps) if (classId !== undefined) return { modelClass, classId, how };
    return { modelClass, classId: null, how: 'none' };
  });
}

function firstBy(
  classes: readonly ClassRecord[],
  keyOf: (record: ClassRecord) => string,
): ReadonlyMap<string, ClassId> {
  const found = new Map<string, ClassId>();
  for (const record of classes) if (!found.has(keyOf(record))) found.set(keyOf(record), record.id);
  return found;
}

/** Names of model classes whose boxes are dropped because nothing matches. */
export const unmatched = (bridge: ClassBridge): readonly string[] =>
  bridge.filter(({ how }) => how === 'none').map(({ modelClass }) => modelClass);
