import { monitorEventLoopDelay } from 'node:perf_hooks';
import { slopeOf } from '../load/slope';
import type { FuzzInput } from './inputOf';
import type { Talk } from './talk';

const MB = 2 ** 20;
/** What is in use may differ by this between the middle and the end: caches that fill, and the collector's mood. */
const GROWTH = 96 * MB;

export interface Summary {
  readonly findings: readonly string[];
  add(index: number, what: string): void;
  count(index: number, input: FuzzInput, heard: Talk, healthMs: number, defects: readonly string[]): void;
  unexpected(event: Readonly<Record<string, unknown>>): void;
  memory(index: number, rss: number, used: number, delayMs: number): void;
  print(): void;
}

interface Sample {
  readonly index: number;
  readonly rss: number;
  readonly used: number;
}

export function createSummary(seed: number): Summary {
  const findings: string[] = [];
  const statuses = new Map<string, number>();
  const framings = new Map<string, number>();
  const samples: Sample[] = [];
  const health: number[] = [];
  // What of the waiting for /health is this program's own: it judges answers of many megabytes.
  const own = monitorEventLoopDelay({ resolution: 5 });
  own.enable();
  let runs = 0;
  let slowest = { index: -1, ms: 0, what: '' };
  let slowestHealth = { index: -1, ms: 0 };
  let longest = { index: -1, ms: 0 };
  const tally = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  const add = (index: number, what: string): void => {
    findings.push(`input ${index}: ${what}`);
    say(findings.at(-1));
  };

  const judgeMemory = (): void => {
    const half = samples.slice(samples.length >> 1);
    const [from, to] = [half.slice(0, half.length >> 1), half.slice(half.length >> 1)];
    const mean = (some: readonly Sample[]): number => some.reduce((sum, { used }) => sum + used, 0) / some.length;
    if (from.length < 3 || to.length < 3) return;
    const grown = mean(to) - mean(from);
    if (grown > GROWTH) add(-1, `memory in use grew by ${(grown / MB).toFixed(0)} MB in the last quarter`);
  };

  return {
    findings,
    add,
    count(index, { from, wire, leaves }, { replies, ms, end }, healthMs, defects) {
      runs++;
      tally(framings, wire.framing);
      tally(statuses, leaves ? 'client left' : replies.length === 0 ? `no answer to half a request (${end})` : '');
      for (const { status, reason, headers } of replies)
        tally(statuses, `${status}${headers.has('date') ? '' : ' by the parser'} ${short(reason)}`);
      health.push(healthMs);
      if (ms > slowest.ms && replies.length > 0) slowest = { index, ms, what: `${from}, ${wire.bytes.length} bytes` };
      if (healthMs > slowestHealth.ms) slowestHealth = { index, ms: healthMs };
      for (const defect of defects) add(index, `${from}, ${wire.framing}: ${defect}`);
      if (runs % 1000 === 0) say(`${runs} inputs, ${findings.length} findings`);
    },
    unexpected: (event) => add(-1, `unexpected: ${JSON.stringify(event)}`),
    memory(index, rss, used, delayMs) {
      samples.push({ index, rss, used });
      if (delayMs > longest.ms) longest = { index, ms: delayMs };
    },
    print() {
      judgeMemory();
      say(`\n${runs} inputs of seed ${seed}`);
      print(statuses);
      say('bodies:');
      print(framings);
      health.sort((a, b) => a - b);
      const at = (part: number): string => (health[Math.floor((health.length - 1) * part)] ?? 0).toFixed(1);
      say(`/health: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms (input ${slowestHealth.index})`);
      say(`  longest stop of the one who asked: ${(own.max / 1e6).toFixed(0)} ms`);
      say(`longest stop of the server's event loop: ${longest.ms.toFixed(0)} ms (before input ${longest.index})`);
      say(`slowest answer: ${slowest.ms.toFixed(0)} ms (input ${slowest.index}, ${slowest.what})`);
      printMemory(samples);
      say(`${findings.length} findings`);
      for (const finding of findings.slice(0, 100)) say(`  ${finding}`);
    },
  };
}

/** Reasons without what differs from task to task. */
const short = (reason: string): string => reason.replace(/"[^"]*"|\d+[\d.:]*|\(.*\)/g, '…').slice(0, 60);

function print(map: ReadonlyMap<string, number>): void {
  for (const [key, times] of [...map].sort(([, a], [, b]) => b - a))
    if (key !== '') say(`${String(times).padStart(8)}  ${key}`);
}

function printMemory(samples: readonly Sample[]): void {
  const mb = (bytes: number): string => `${(bytes / MB).toFixed(0)} MB`;
  const slope = (some: readonly Sample[], of: 'rss' | 'used'): string =>
    ((slopeOf(some.map((sample) => [sample.index, sample[of]] as const)) / MB) * 1000).toFixed(2);
  const later = samples.slice(samples.length >> 1);
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) return;
  say(
    `memory: ${mb(first.rss)} at the start, ${mb(last.rss)} at the end, most ${mb(Math.max(...samples.map(({ rss }) => rss)))}`,
  );
  say(
    `  slope per 1,000 inputs: ${slope(samples, 'rss')} MB (in the second half ${slope(later, 'rss')} MB); in use after collection ${mb(first.used)} → ${mb(last.used)}, ${slope(later, 'used')} MB in the second half`,
  );
}

const say = (line: string | undefined): void => void process.stdout.write(`${line}\n`);
