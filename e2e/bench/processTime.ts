import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second in /proc. */
const TICKS = 100;

/** Processor time that a process and all it has started have used so far, milliseconds; null where /proc is not to be had. */
export function processTime(pid: number): number | null {
  const parents = new Map<number, number>();
  const spent = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      const fields = statOf(name);
      if (fields === null) continue;
      parents.set(Number(name), Number(fields[1]));
      spent.set(Number(name), ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS);
    }
  } catch {
    return null;
  }
  const isOurs = (one: number): boolean => one === pid || (parents.has(one) && isOurs(parents.get(one) as number));
  return [...spent].reduce((sum, [one, ms]) => (isOurs(one) ? sum + ms : sum), 0);
}

/** Fields of a process after its name, which may hold anything; null = it has ended meanwhile. */
function statOf(name: string): readonly string[] | null {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** For the note of a figure: what all processes together have worked, milliseconds. */
export const allWorked = (ms: number | null): string =>
  ms === null ? '' : `all processes together worked ${(ms / 1000).toFixed(1)} s`;
