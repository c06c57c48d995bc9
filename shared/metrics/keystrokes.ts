/**
 * Operators of the keystroke-level model: `K` a key of a skilled typist, `P` pointing with the mouse, `H` a hand changes
 * between keyboard and mouse, `M` thinking before an act, `B` a mouse button goes down or up.
 */
export type Operator = 'K' | 'P' | 'H' | 'M' | 'B';

/**
 * Seconds per operator. Source: Card, Moran, Newell, "The keystroke-level model for user performance time with interactive
 * systems", CACM 23(7), 1980; `B` and `K` of a skilled typist after Kieras, "Using the keystroke-level model to estimate
 * execution times", 2001.
 */
export const OPERATOR_SECONDS: Readonly<Record<Operator, number>> = { K: 0.2, P: 1.1, H: 0.4, M: 1.35, B: 0.1 };

/**
 * What a person does with the keys and the mouse of this program (docs/guide/keys.md). One hand rests on the keyboard and the
 * other on the mouse, so no act needs `H`.
 */
export const ACTS = {
  /** Look, `Space`: accepts all, submits, goes on. */
  approveAll: ['M', 'K'],
  /** Look, drag from corner to corner, digit of the class. */
  addBox: ['M', 'P', 'B', 'P', 'B', 'K'],
  /** Look, `Tab` to the box, hold `Alt`, three arrows. */
  tightenEdge: ['M', 'K', 'K', 'K', 'K', 'K'],
  /** Look, `Tab` to the box, `X`. */
  deleteBox: ['M', 'K', 'K'],
  /** Look, `Tab` to the box, digit of the class. */
  changeClass: ['M', 'K', 'K'],
} as const satisfies Readonly<Record<string, readonly Operator[]>>;

export type Act = keyof typeof ACTS;

/** Seconds that these operators take one after the other. */
export const secondsOfOperators = (operators: Iterable<Operator>): number => {
  let hundredths = 0;
  // Whole hundredths: sums of fractions would not be exact.
  for (const operator of operators) hundredths += Math.round(OPERATOR_SECONDS[operator] * 100);
  return hundredths / 100;
};

/** Seconds that these acts take one after the other. */
export const secondsOf = (...acts: readonly Act[]): number => secondsOfOperators(acts.flatMap((act) => [...ACTS[act]]));
