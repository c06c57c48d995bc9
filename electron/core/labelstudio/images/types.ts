import type { Lookup } from './connect';

/** Label Studio as the settings know it; read anew for every image. */
export interface LabelStudioSite {
  /** Our setting, may have a path prefix: `https://example.org/label-studio`. null = what the request says. */
  readonly url: string | null;
  /**
   * Legacy token (40 hex), personal access token (a JWT that is exchanged) or access token. It is sent to `url` and
   * nowhere else: without `url` it is not used, because a request could name any host as Label Studio's.
   */
  readonly token: string | null;
  /** Absolute folders that local files may be read from: what Label Studio calls its document root. */
  readonly documentRoots: readonly string[];
  /** Absolute folders `<data dir>/media/upload` of a Label Studio on this machine. */
  readonly uploadDirs: readonly string[];
}

export interface ImageRequest {
  /** `data[key]` of the task. */
  readonly url: string;
  readonly taskId: number | string | null;
  /** Label Studio's address as it says itself in /setup or /predict. */
  readonly hostname: string | null;
  /** Legacy token of the /setup that came with this hostname. */
  readonly setupToken: string | null;
  /** Address of the socket the request came from. */
  readonly peer: string | null;
  /** Credentials of the project's task data, for hosts that are not Label Studio. */
  readonly login: string | null;
  readonly password: string | null;
}

export interface ResolvedImage {
  /** Absolute path on this disk, readable until `release()`. */
  readonly file: string;
  /** Stable identity for the candidate cache: the local path, or `sha256:<hex>` of what was fetched. */
  readonly key: string;
  /** The file is not needed any more; a fetched one may then be thrown away. Once is enough, twice does no harm. */
  readonly release: () => void;
}

export interface ImageLimits {
  /** Of one fetched image. */
  readonly maxBytes: number;
  /** Patience for a connection, milliseconds. */
  readonly connectMs: number;
  /** Patience for an image as a whole, redirects included, milliseconds. */
  readonly totalMs: number;
  readonly redirects: number;
  /** Bytes of fetched images that are kept; the least recently used go first. */
  readonly cacheBytes: number;
  /** So long a fetched image is used again without asking its server, milliseconds. */
  readonly freshMs: number;
}

export const usualImageLimits: ImageLimits = {
  maxBytes: 64 << 20,
  connectMs: 5_000,
  totalMs: 30_000,
  redirects: 5,
  cacheBytes: 1 << 30,
  freshMs: 60_000,
};

export interface ImageResolverOptions {
  readonly site: () => LabelStudioSite;
  /** Folder for fetched images, this process's alone; made when it is missing. */
  readonly cacheDir: string;
  /**
   * Whether images may be fetched from loopback and private addresses that are not Label Studio's. Usual: true, since
   * pictures are often served by the same machine or the office's; a server that listens beyond the loopback should say
   * false. Link-local, metadata and multicast addresses are refused either way.
   */
  readonly privateHosts?: () => boolean;
  readonly limits?: Partial<ImageLimits>;
  /** How host names become addresses; usual: as the system does. */
  readonly lookup?: Lookup;
}

export interface ImageResolver {
  /**
   * Brings the image of a task onto this disk.
   * @throws AppError `lsimages.*` (shared/failure/codes/lsimages.ts), `image.notFound`, `image.noPermission`, `app.cancelled`
   */
  resolve(request: ImageRequest, signal?: AbortSignal): Promise<ResolvedImage>;
  /** Stops what is being fetched. Files that are held stay until they are released. */
  dispose(): Promise<void>;
}
