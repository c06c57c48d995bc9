import { readFileSync, rmSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';

/** One task of the page's main thread; milliseconds. */
export interface Task {
  /** Since some moment that all tasks and marks of a trace share. */
  readonly at: number;
  /** By the clock on the wall. */
  readonly wall: number;
  /** The processor worked on it: what other programs take is not in it. */
  readonly cpu: number;
}

/** What the page's main thread did, as Chromium recorded it. */
export interface Trace {
  readonly tasks: readonly Task[];
  /** `performance.mark`s of the page. */
  readonly marks: readonly { readonly name: string; readonly at: number }[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export const startTrace = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel', 'blink.user_timing', '__metadata'] }),
  );

export async function stopTrace(electron: ElectronApplication): Promise<Trace> {
  const file = await electron.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  const { traceEvents } = JSON.parse(readFileSync(file, 'utf8')) as { traceEvents: readonly TraceEvent[] };
  rmSync(file);
  return traceOf(traceEvents);
}

/** Of all pages the one that worked most: it is the window. */
function traceOf(events: readonly TraceEvent[]): Trace {
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => {
      const own = events.filter((event) => event.pid === pid && event.tid === tid);
      const tasks = own
        .filter(({ name, ph }) => name === 'ThreadControllerImpl::RunTask' && ph === 'X')
        .map(({ ts, dur = 0, tdur = dur }) => ({ at: ts / 1000, wall: dur / 1000, cpu: tdur / 1000 }));
      const marks = events
        .filter((event) => event.pid === pid && (event.ph === 'R' || event.ph === 'I'))
        .map(({ name, ts }) => ({ name, at: ts / 1000 }));
      return { tasks: tasks.sort((a, b) => a.at - b.at), marks, work: tasks.reduce((sum, { cpu }) => sum + cpu, 0) };
    })
    .sort((a, b) => b.work - a.work);
  const [window] = threads;
  if (window === undefined) throw new Error('the trace has no page');
  return { tasks: window.tasks, marks: window.marks };
}

/** Processor time of the main thread between two moments of a trace, milliseconds. */
export function cpuBetween({ tasks }: Trace, from: number, to: number): number {
  let sum = 0;
  for (const { at, wall, cpu } of tasks) {
    const inside = Math.min(to, at + wall) - Math.max(from, at);
    if (inside > 0) sum += wall === 0 ? cpu : (cpu * inside) / wall;
  }
  return sum;
}

/** Processor time of each frame that lies between two marks `frame`. */
export function frameCosts(trace: Trace): readonly number[] {
  const starts = trace.marks.filter(({ name }) => name === 'frame').map(({ at }) => at);
  return starts.slice(1).map((at, before) => cpuBetween(trace, starts[before] as number, at));
}

/** Share of the time that the thread asked for and that the machine gave it, 0..1. */
export const givenShare = ({ tasks }: Trace): number =>
  tasks.reduce((sum, { cpu }) => sum + cpu, 0) / tasks.reduce((sum, { wall }) => sum + wall, 0);
