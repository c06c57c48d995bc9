import type { RequestEntry } from '../../shared/ipc/labelStudio';

/** Requests that are kept for a look. */
const MOST = 200;

/** The last requests of Label Studio, newest first. */
export interface RequestLog {
  add(entry: RequestEntry): void;
  list(): readonly RequestEntry[];
  /** When /health was asked last, milliseconds since 1970; null = never. */
  lastHealth(): number | null;
  clear(): void;
}

/** Health checks that went well come by the hundred and say nothing: only the last one is remembered. */
export function createRequestLog(most = MOST): RequestLog {
  let entries: readonly RequestEntry[] = [];
  let health: number | null = null;
  return {
    add(entry) {
      const isHealth = (entry.path === '/health' || entry.path === '/') && entry.status === 200;
      if (isHealth) health = entry.at;
      else entries = [entry, ...entries].slice(0, most);
    },
    list: () => entries,
    lastHealth: () => health,
    clear() {
      entries = [];
    },
  };
}
