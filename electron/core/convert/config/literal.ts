/**
 * A Python value as data. A `Map` is a dict; text, numbers, true, false and null are themselves; UNKNOWN is anything that
 * would have to be evaluated.
 */
export type Literal = null | boolean | number | string | readonly Literal[] | LiteralDict | typeof UNKNOWN;
export type LiteralDict = ReadonlyMap<string, Literal>;

export const UNKNOWN: unique symbol = Symbol('not a literal');

export const isDict = (value: Literal | undefined): value is LiteralDict => value instanceof Map;
export const isList = (value: Literal | undefined): value is readonly Literal[] => Array.isArray(value);

/** Value under a path of keys; undefined when a step is missing or no dict. */
export function at(value: Literal | undefined, ...path: readonly string[]): Literal | undefined {
  let here = value;
  for (const key of path) here = isDict(here) ? here.get(key) : undefined;
  return here;
}
