/** Bars of the histogram behind a threshold slider; each covers 1 / BARS of the scores. */
export const BARS = 24;

/** How many scores fall into each bar, as heights 0..1 of the fullest. */
export function histogram(scores: Float32Array | readonly number[]): readonly number[] {
  const counts = new Array<number>(BARS).fill(0);
  for (const score of scores) {
    const at = Math.min(BARS - 1, Math.floor(score * BARS));
    counts[at] = (counts[at] as number) + 1;
  }
  return heights(counts);
}

/** Weak candidates outnumber strong ones by far: the root keeps the strong ones visible. */
export function heights(counts: Iterable<number>): readonly number[] {
  const list = [...counts];
  const most = Math.max(1, ...list);
  return list.map((count) => Math.sqrt(count / most));
}
