const collator = new Intl.Collator('en', { numeric: true });

/**
 * Natural order of POSIX paths, the same on every system and in every language: folder by folder, numbers by value
 * (`img2` before `img10`), a folder's own files before its sub-folders; names that compare equal follow their code units.
 */
export function comparePaths(a: string, b: string): number {
  let from = 0;
  for (;;) {
    const endA = a.indexOf('/', from);
    const endB = b.indexOf('/', from);
    if (endA < 0 !== endB < 0) return endA < 0 ? -1 : 1;
    const partA = endA < 0 ? a.slice(from) : a.slice(from, endA);
    const partB = endB < 0 ? b.slice(from) : b.slice(from, endB);
    if (partA !== partB) return collator.compare(partA, partB) || (partA < partB ? -1 : 1);
    if (endA < 0) return 0;
    from = endA + 1;
  }
}
