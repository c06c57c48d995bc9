/** Calls `compute` again only when one of its inputs is another one; the last result is kept. */
export function memo<Args extends readonly unknown[], T>(compute: (...args: Args) => T): (...args: Args) => T {
  let last: { readonly args: Args; readonly value: T } | null = null;
  return (...args) => {
    if (last === null || args.some((arg, at) => arg !== last?.args[at])) last = { args, value: compute(...args) };
    return last.value;
  };
}
