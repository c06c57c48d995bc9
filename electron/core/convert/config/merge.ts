import { isDict, type Literal, type LiteralDict } from './literal';

/**
 * MMEngine's rule for a config on its base: dicts are merged, anything else replaces; `_delete_=True` starts anew.
 * Source: mmengine `Config._merge_a_into_b`.
 */
export function mergeConfig(base: LiteralDict, own: LiteralDict): LiteralDict {
  if (own.get('_delete_') === true) return new Map([...own].filter(([key]) => key !== '_delete_'));
  const merged = new Map<string, Literal>(base);
  for (const [key, value] of own) {
    const below = base.get(key);
    merged.set(key, isDict(value) ? mergeConfig(isDict(below) ? below : new Map(), value) : value);
  }
  return merged;
}
