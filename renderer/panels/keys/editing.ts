import fuzzysort from 'fuzzysort';
import type { Keymap } from '../../actions/keymap/keymap';
import type { ActionId } from '../../actions/types';

/** What is being recorded: a new key of an action (`at` = null), or another one in place of its key `at`. */
export interface Recording {
  readonly id: ActionId;
  readonly at: number | null;
}

/** The keys of an action after recording. */
export function withRecorded(keymap: Keymap, { id, at }: Recording, key: string): readonly string[] {
  const keys = keymap[id];
  const next = at === null ? [...keys, key] : keys.map((one, index) => (index === at ? key : one));
  return [...new Set(next)];
}

/** A row that can be found. */
export interface Searchable {
  readonly id: ActionId;
  /** Title in the shown language and in English. */
  readonly titles: readonly string[];
  /** Keys as they are printed. */
  readonly keys: readonly string[];
}

/** Actions whose title resembles the text, or that have a key written like it. '' finds all. */
export function findActions(rows: readonly Searchable[], text: string): ReadonlySet<ActionId> {
  const wanted = text.trim();
  if (wanted === '') return new Set(rows.map(({ id }) => id));
  const key = wanted.toLowerCase();
  return new Set(
    rows
      .filter(
        ({ titles, keys }) =>
          keys.some((one) => one.toLowerCase() === key || (key.length > 1 && one.toLowerCase().includes(key))) ||
          (wanted.length > 1 && titles.some((title) => (fuzzysort.single(wanted, title)?.score ?? 0) > 0.3)),
      )
      .map(({ id }) => id),
  );
}
