/** Counts what holds and what does not, and says it line by line. */
export interface Checks {
  /** Runs one check. What `body` returns stands behind its name. False when it threw; the walk goes on. */
  readonly check: (name: string, body: () => Promise<string | undefined>) => Promise<boolean>;
  /** A line between the checks. */
  readonly say: (text: string) => void;
  /** Counts one failure more, for a walk that broke off. */
  readonly broke: (why: string) => void;
  readonly counts: () => { readonly passed: number; readonly failed: number };
}

export function createChecks(): Checks {
  let passed = 0;
  let failed = 0;
  const say = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  return {
    say,
    broke(why) {
      failed++;
      say(`FAILED ${why}`);
    },
    async check(name, body) {
      try {
        const found = await body();
        passed++;
        say(`ok     ${name}${found === undefined ? '' : `: ${found}`}`);
        return true;
      } catch (thrown) {
        failed++;
        say(`FAILED ${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
        return false;
      }
    },
    counts: () => ({ passed, failed }),
  };
}

/** @throws Error with this sentence when it does not hold */
export function expect(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}

/** Every value once, with how often it occurs: `3 x Connected, 1 x Error`. */
export function tally(values: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${count} x ${value}`).join(', ');
}
