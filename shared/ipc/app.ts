export type Language = 'system' | 'en' | 'zh-CN';
export type Theme = 'system' | 'light' | 'dark';

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
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  leftWidth: 264,
  rightWidth: 304,
  mirror: '',
  proxy: '',
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
}

export interface AppInfo {
  readonly version: string;
  /** BCP 47 of the system. */
  readonly systemLocale: string;
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly settings: Settings;
  readonly recentProjects: readonly RecentProject[];
  /** Folder named on the command line, to be opened at once; null = show the start page. */
  readonly startFolder: string | null;
}
