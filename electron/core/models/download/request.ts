import type { ModelJob } from '../../../../shared/models/job';

/** What a person sees while bytes arrive. */
export type DownloadState = NonNullable<ModelJob['download']>;

/** Patience of the downloader. */
export interface DownloadLimits {
  /** A connection without a byte for so long is given up, milliseconds. */
  readonly stallMs: number;
  /** Attempts in a row that brought nothing new before it is given up, after the first. */
  readonly retries: number;
  /** The same while no server has answered yet: whoever is offline should not wait for a minute to hear it. */
  readonly retriesUnanswered: number;
  /** First pause between attempts; each is twice the one before, milliseconds. */
  readonly firstPauseMs: number;
  /** Longest pause, also when the server asks for more (Retry-After), milliseconds. */
  readonly longestPauseMs: number;
  readonly redirects: number;
}

export const usualLimits: DownloadLimits = {
  stallMs: 30_000,
  retries: 6,
  retriesUnanswered: 2,
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
  redirects: 5,
};

export interface DownloadRequest {
  /** Official address, http or https; its last part names the file. */
  readonly url: string;
  /** Where the file goes; made when it is missing. Several downloads may share it. */
  readonly folder: string;
  /** What the file's SHA-256 begins with, lower-case hex. */
  readonly sha256Prefix: string;
  /** Exact size where it is known; a server that says otherwise is not believed. */
  readonly bytes: number | null;
  /** Free space to ask for before anything is fetched, in bytes: the file and what will be made from it. */
  readonly needed: number;
  /** `http://NAME:PASSWORD@HOST:PORT` for every address; null or '' = as HTTPS_PROXY, HTTP_PROXY and NO_PROXY say. */
  readonly proxy?: string | null;
  /** Address that takes the place of `https://download.openmmlab.com`; null or '' = none. */
  readonly mirror?: string | null;
  /** Certificates (PEM) to trust besides the usual ones. */
  readonly certificates?: string | null;
  readonly signal?: AbortSignal | undefined;
  /** At the begin, a few times a second, and at the end. */
  readonly onProgress?: (state: DownloadState) => void;
  /** All bytes are here; their hash is taken. */
  readonly onVerifying?: () => void;
  readonly limits?: Partial<DownloadLimits>;
}

export interface Downloaded {
  /** Absolute path. */
  readonly file: string;
  /** Of the whole file, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}
