import type { DeviceName } from '../detection/model';
import { DEFAULT_PREDICTION_SETTINGS } from '../project/settings';
import type { SampleFacts } from './sample';

export type Language = 'system' | 'en' | 'zh-CN';
export type Theme = 'system' | 'light' | 'dark';

/** Programs whose keys can be had. */
export const KEY_PRESETS = ['rtmlabel', 'labelimg', 'xanylabeling', 'cvat', 'labelstudio'] as const;
export type KeyPreset = (typeof KEY_PRESETS)[number];

/** Keys of the person: a preset, and what is different from it. */
export interface KeySettings {
  readonly preset: KeyPreset;
  /** Action -> its keys, e.g. `Mod+Shift+Z`; `[]` = none. Names of actions that a version does not know do nothing. */
  readonly changes: Readonly<Record<string, readonly string[]>>;
}

/** How the mouse works on the canvas and what is drawn beside boxes. */
export interface CanvasSettings {
  /** Lines through the pointer over the whole picture. */
  readonly crosshair: boolean;
  /** Borders of the image and edges of neighbours attract edges that are dragged. */
  readonly snapping: boolean;
  /** A box may be drawn by two clicks. */
  readonly twoClick: boolean;
  /** `zoom`: the wheel zooms. `scroll`: it moves the picture, with Ctrl it zooms. */
  readonly wheel: 'zoom' | 'scroll';
  /** A small map while only a part of the picture is in sight. */
  readonly minimap: boolean;
}

/** When a look at an image was too short: `perImage` and `perBox` seconds make a look. */
export interface NoddingSettings {
  readonly show: boolean;
  readonly perImage: number;
  readonly perBox: number;
}

/** Settings of the program (not of a project); kept in the app's data folder. */
export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  /** Widths of the side panels in CSS pixels; 0 = collapsed. */
  readonly leftWidth: number;
  readonly rightWidth: number;
  /** Address that replaces `https://download.openmmlab.com` for official models; '' = none. */
  readonly mirror: string;
  /** Proxy for downloads, e.g. `http://127.0.0.1:7890`; '' = the system's. */
  readonly proxy: string;
  readonly canvas: CanvasSettings;
  readonly keys: KeySettings;
  /** The note about images accepted faster than a person can look, and how long a look takes, in seconds. */
  readonly nodding: NoddingSettings;
  /** What was run from the palette, newest first. */
  readonly recentCommands: readonly string[];
  /** Where models run. */
  readonly device: DeviceName;
  /** Processor cores that models may use; 0 = all. */
  readonly cores: number;
  /** Threshold that new projects begin with. */
  readonly threshold: number;
  /** Look for a newer version after the start, where that is possible. */
  readonly updates: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  leftWidth: 264,
  rightWidth: 304,
  mirror: '',
  proxy: '',
  canvas: { crosshair: true, snapping: true, twoClick: false, wheel: 'zoom', minimap: true },
  keys: { preset: 'rtmlabel', changes: {} },
  nodding: { show: true, perImage: 0.3, perBox: 0.25 },
  recentCommands: [],
  device: 'cpu',
  cores: 0,
  threshold: DEFAULT_PREDICTION_SETTINGS.threshold,
  updates: false,
};

/** A row of the start page. */
export interface RecentProject {
  readonly folder: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly images: number;
  readonly done: number;
  readonly classes: number;
  /** The folder is there now. */
  readonly reachable: boolean;
  /** The folder as a person writes it: `~` for their own. */
  readonly place: string;
  /** Its picture can be asked for (`coverUrl`). */
  readonly hasCover: boolean;
}

export interface AppInfo {
  readonly version: string;
  /** BCP 47 of the system. */
  readonly systemLocale: string;
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly settings: Settings;
  readonly recentProjects: readonly RecentProject[];
  readonly sample: SampleFacts;
  /** Folder named on the command line, to be opened at once; null = show the start page. */
  readonly startFolder: string | null;
  /** The page crashed and was started again; told once. `unsaved` = it had edits that could not be written. */
  readonly restarted: 'whole' | 'unsaved' | null;
  /** Processor cores of this machine. */
  readonly cores: number;
}
