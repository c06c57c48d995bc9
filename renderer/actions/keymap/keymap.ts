import type { Action, ActionId } from '../types';
import { familyOf, overlaps } from './combination';

/** Action -> its keys; the first is the one that is shown. No two actions share a key. */
export type Keymap = Readonly<Record<ActionId, readonly string[]>>;

/** What a preset or a person changes of a keymap. `[]` = no key. */
export type KeyChanges = { readonly [Id in ActionId]?: readonly string[] };

type Keyed = Pick<Action, 'id' | 'keys'>;

/**
 * Layers over each other: the actions' own keys, the preset, the person's changes. A key that a layer gives to one action
 * is taken from all others, so that the result has no conflict whatever actions a later version adds; if one layer names a
 * key twice, the action that comes first keeps it.
 */
export function effectiveKeymap(actions: readonly Keyed[], ...layers: readonly KeyChanges[]): Keymap {
  const own: KeyChanges = Object.fromEntries(actions.map(({ id, keys }) => [id, keys]));
  return [own, ...layers].reduce<KeyChanges>((below, layer) => {
    const claimed: string[] = [];
    const given = new Map<ActionId, readonly string[]>();
    for (const { id } of actions) {
      const keys = layer[id]?.filter((key) => !claimed.some((one) => overlaps(one, key)));
      if (keys === undefined) continue;
      claimed.push(...keys);
      given.set(id, keys);
    }
    const left = (id: ActionId): readonly string[] =>
      (below[id] ?? []).filter((key) => !claimed.some((one) => overlaps(one, key)));
    return Object.fromEntries(actions.map(({ id }) => [id, given.get(id) ?? left(id)]));
  }, {}) as Keymap;
}

export interface Conflict {
  readonly key: string;
  readonly ids: readonly [ActionId, ActionId];
}

/** Pairs of actions that one press would trigger. All keys count in one situation: the window without a dialog. */
export function conflictsOf(keys: KeyChanges): readonly Conflict[] {
  const all = Object.entries(keys).flatMap(([id, list]) => list.map((key) => ({ id: id as ActionId, key })));
  return all.flatMap((one, at) =>
    all
      .slice(at + 1)
      .filter((other) => other.id !== one.id && overlaps(one.key, other.key))
      .map((other) => ({ key: other.key, ids: [one.id, other.id] as const })),
  );
}

/** Actions, other than `id`, that lose a key when `id` gets it. */
export const takenFrom = (keymap: Keymap, id: ActionId, key: string): readonly ActionId[] =>
  (Object.keys(keymap) as ActionId[]).filter((one) => one !== id && keymap[one].some((its) => overlaps(its, key)));

/** The person's changes after `id` got exactly these keys. Others lose them; what they get back on reset is worked out anew. */
export function assign(changes: KeyChanges, id: ActionId, keys: readonly string[]): KeyChanges {
  const others = Object.entries(changes)
    .filter(([one]) => one !== id)
    .map(([one, list]) => [one, list.filter((key) => !keys.some((its) => overlaps(its, key)))] as const);
  return Object.fromEntries([...others, [id, [...new Set(keys)]]]);
}

/** The person's changes without those of one action. */
export const reset = (changes: KeyChanges, id: ActionId): KeyChanges =>
  Object.fromEntries(Object.entries(changes).filter(([one]) => one !== id));

/** The action that a press triggers; null = none. */
export function actionOfKey(keymap: Keymap, combination: string): ActionId | null {
  const family = familyOf(combination);
  for (const [id, keys] of Object.entries(keymap))
    if (keys.includes(combination) || (family !== null && keys.includes(family))) return id as ActionId;
  return null;
}
