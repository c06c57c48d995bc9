import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { DEFAULT_SETTINGS, KEY_PRESETS, type Settings } from '../../shared/ipc/app';
import { THRESHOLD } from '../../shared/project/settings';
import { type KeptLabelStudio, keptLabelStudio } from './labelStudioKept';

/** What a file of an earlier version lacks, or what is odd in it, is the default. */
const { canvas: CANVAS } = DEFAULT_SETTINGS;
const canvas = z.object({
  crosshair: z.boolean().catch(CANVAS.crosshair),
  snapping: z.boolean().catch(CANVAS.snapping),
  twoClick: z.boolean().catch(CANVAS.twoClick),
  wheel: z.enum(['zoom', 'scroll']).catch(CANVAS.wheel),
  minimap: z.boolean().catch(CANVAS.minimap),
});

const settings = z.object({
  language: z.enum(['system', 'en', 'zh-CN']),
  theme: z.enum(['system', 'light', 'dark']),
  leftWidth: z.number().min(0).max(1000),
  rightWidth: z.number().min(0).max(1000),
  mirror: z.string(),
  proxy: z.string(),
  canvas: canvas.catch(CANVAS),
  keys: z
    .object({ preset: z.enum(KEY_PRESETS), changes: z.record(z.string(), z.array(z.string()).readonly()).readonly() })
    .catch(DEFAULT_SETTINGS.keys),
  nodding: z
    .object({ show: z.boolean(), perImage: z.number().min(0).max(10), perBox: z.number().min(0).max(10) })
    .catch(DEFAULT_SETTINGS.nodding),
  recentCommands: z.array(z.string()).readonly().catch([]),
  device: z.enum(['cpu', 'cuda', 'dml', 'coreml', 'webgpu']).catch(DEFAULT_SETTINGS.device),
  cores: z.number().int().min(0).catch(DEFAULT_SETTINGS.cores),
  threshold: z.number().min(THRESHOLD.least).max(THRESHOLD.most).catch(DEFAULT_SETTINGS.threshold),
  updates: z.boolean().catch(DEFAULT_SETTINGS.updates),
});

const recentProject = z.object({
  folder: z.string(),
  openedAt: z.number(),
  images: z.number(),
  done: z.number(),
  classes: z.number(),
  /** The image that stands for it on the start page. */
  cover: z.string().nullable().catch(null),
});
const bounds = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  maximized: z.boolean(),
});

export type KeptProject = z.infer<typeof recentProject>;
export type WindowBounds = z.infer<typeof bounds>;

/** Everything the program remembers between two starts, apart from projects. */
export interface Kept {
  readonly settings: Settings;
  readonly projects: readonly KeptProject[];
  /** Model file used last; null = none yet. */
  readonly lastModel: string | null;
  readonly window: WindowBounds | null;
  readonly labelStudio: KeptLabelStudio;
}

/** Each part falls back alone, so that one odd value does not lose the rest. */
const kept = z.object({
  settings: z.preprocess(
    (value) => ({ ...DEFAULT_SETTINGS, ...(typeof value === 'object' ? value : {}) }),
    settings.catch(DEFAULT_SETTINGS),
  ),
  projects: z.array(recentProject).catch([]),
  lastModel: z.string().nullable().catch(null),
  window: bounds.nullable().catch(null),
  labelStudio: keptLabelStudio,
});

export interface SettingsFile {
  get(): Kept;
  /**
   * Written at once and atomically, and again a little later where that fails: on Windows a virus scanner may hold the file.
   * A lasting failure is logged, settings are not worth stopping for.
   */
  update(change: Partial<Kept>): void;
}

/** Told of a file that cannot be read, so that the defaults are used, or cannot be written. */
type OnTrouble = (what: 'unreadable' | 'unwritable', thrown: unknown) => void;

const ATTEMPTS = 5;
const PAUSE_MS = 400;

/** @param file absolute path of the JSON */
export function openSettings(file: string, onTrouble: OnTrouble): SettingsFile {
  let state: Kept = kept.parse(readJson(file, onTrouble));
  let again: NodeJS.Timeout | undefined;
  const write = (attempts: number): void => {
    clearTimeout(again);
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
      renameSync(`${file}.new`, file);
    } catch (thrown) {
      if (attempts > 1) again = setTimeout(() => write(attempts - 1), PAUSE_MS).unref();
      else onTrouble('unwritable', thrown);
    }
  };
  return {
    get: () => state,
    update(change) {
      state = { ...state, ...change };
      write(ATTEMPTS);
    },
  };
}

function readJson(file: string, onTrouble: OnTrouble): unknown {
  if (!existsSync(file)) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch (thrown) {
    onTrouble('unreadable', thrown);
    return {};
  }
}
