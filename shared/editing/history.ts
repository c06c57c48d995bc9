import type { Diff } from './diff';
import { invert } from './invert';
import { squash } from './squash';

/** What can be undone and redone, oldest first. Without limit. */
export interface History {
  readonly past: readonly Diff[];
  readonly future: readonly Diff[];
}

export const NO_HISTORY: History = { past: [], future: [] };

/** A new step; what could be redone is gone. `join` = it continues the last step (a series of nudges). */
export function record(history: History, diff: Diff, join = false): History {
  const last = history.past[history.past.length - 1];
  if (join && last !== undefined) return { past: [...history.past.slice(0, -1), squash(last, diff)], future: [] };
  return { past: [...history.past, diff], future: [] };
}

/** The step back: `apply` is what must happen to the document. null = nothing to undo. */
export function undone(history: History): { readonly history: History; readonly apply: Diff } | null {
  const last = history.past[history.past.length - 1];
  if (last === undefined) return null;
  return { history: { past: history.past.slice(0, -1), future: [...history.future, last] }, apply: invert(last) };
}

/** The step forth again. null = nothing to redo. */
export function redone(history: History): { readonly history: History; readonly apply: Diff } | null {
  const next = history.future[history.future.length - 1];
  if (next === undefined) return null;
  return { history: { past: [...history.past, next], future: history.future.slice(0, -1) }, apply: next };
}
