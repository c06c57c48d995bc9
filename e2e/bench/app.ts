import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

const root = resolve(__dirname, '../..');
/** Where figures and pictures of a run go. */
export const OUT = join(root, 'out/bench/ui');

export interface BenchApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** When the program was started, milliseconds since 1970. */
  readonly startedAt: number;
  close(): Promise<void>;
}

interface LaunchOptions {
  /** Folder named on the command line. */
  readonly open?: string;
  /** Model the program has used last. */
  readonly model?: string;
  /** Folder a person will choose in the dialog. */
  readonly choose?: string;
}

/** One row of the table; which budget it has is said where it is printed. */
export interface Figure {
  readonly name: string;
  /** By the clock, or whatever the unit is. */
  readonly value: number;
  /** Processor time of the page's main thread, milliseconds: what other programs take is not in it. */
  readonly cpu?: number;
  readonly note?: string;
}

/** What a measurement is given. */
export interface BenchRig {
  /** Where the measurements of one run keep their folders. */
  readonly work: string;
  readonly launch: (options: LaunchOptions) => Promise<BenchApp>;
  readonly tell: (figures: readonly Figure[]) => void;
}

export const bench = base.extend<BenchRig>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  work: async ({}, use) => {
    const given = process.env.RTMLABEL_BENCH_WORK;
    const work = given ?? mkdtempSync(join(tmpdir(), 'rtmlabel-bench-'));
    await use(work);
    if (given === undefined) rmSync(work, { recursive: true, force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  launch: async ({}, use) => {
    const running: ElectronApplication[] = [];
    const data = mkdtempSync(join(tmpdir(), 'rtmlabel-bench-data-'));
    await use((options) => start(data, options, running));
    await Promise.all(running.map(endNow));
    // Chromium's own processes write their caches a little longer than the app lives.
    await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  tell: async ({}, use, info) => {
    await use((figures) => {
      mkdirSync(OUT, { recursive: true });
      const file = join(OUT, `${info.title}.json`);
      writeFileSync(file, `${JSON.stringify(figures, null, 1)}\n`);
    });
  },
});

/** A window of this size, nothing that helps or asks; what a start leaves is there for the next one. */
async function start(data: string, options: LaunchOptions, running: ElectronApplication[]): Promise<BenchApp> {
  const answers = join(data, 'dialogs.json');
  writeFileSync(answers, JSON.stringify(options.choose === undefined ? [] : [{ open: [options.choose] }]));
  const nodding = { show: false, perImage: 0, perBox: 0 };
  const settings = { language: 'en', theme: 'light', nodding };
  const window = { x: 0, y: 0, width: 1440, height: 900, maximized: false };
  const kept = { settings, window, ...(options.model === undefined ? {} : { lastModel: options.model }) };
  writeFileSync(join(data, 'settings.json'), JSON.stringify(kept));
  const binary = process.env.RTMLABEL_ELECTRON;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = { ...process.env, RTMLABEL_USER_DATA: data, RTMLABEL_DIALOG_ANSWERS: answers };
  const startedAt = Date.now();
  const electron = await _electron.launch({
    ...(binary === undefined ? {} : { executablePath: binary }),
    args: [...sandbox, root, ...(options.open === undefined ? [] : [options.open])],
    env: Object.fromEntries(Object.entries(env).filter((one): one is [string, string] => one[1] !== undefined)),
    timeout: 120_000,
  });
  running.push(electron);
  const page = await electron.firstWindow();
  page.setDefaultTimeout(180_000);
  return {
    electron,
    page,
    startedAt,
    async close() {
      running.splice(running.indexOf(electron), 1);
      const ended = new Promise((end) => electron.process().once('exit', end));
      await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      await ended;
    },
  };
}

async function endNow(electron: ElectronApplication): Promise<void> {
  const process = electron.process();
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = new Promise((end) => process.once('exit', end));
  process.kill('SIGKILL');
  await ended;
}

/** Memory that is in use by the browser process and by the page, in bytes. */
export const memoryOf = (electron: ElectronApplication): Promise<{ browser: number; page: number }> =>
  electron.evaluate(({ app }) => {
    const of = (type: string): number =>
      app.getAppMetrics().reduce((sum, one) => sum + (one.type === type ? one.memory.workingSetSize * 1024 : 0), 0);
    return { browser: of('Browser'), page: of('Tab') };
  });

/** Share `part` (0..1) of the values is at most this. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
