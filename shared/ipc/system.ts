import type { DeviceName } from '../detection/model';

/** Whether a device can run models on this machine. */
export interface DeviceOffer {
  readonly device: DeviceName;
  /** This build of the runtime knows it. */
  readonly offered: boolean;
  readonly works: boolean;
  /** The runtime's own text; null = it works, or is not offered. */
  readonly reason: string | null;
}

/** What can be thrown away without losing anybody's work. */
export const CACHES = ['candidates', 'thumbnails', 'labelStudioImages', 'downloads'] as const;
export type CacheName = (typeof CACHES)[number];

/** What a cache takes on the disk. */
export interface CacheFacts {
  readonly name: CacheName;
  readonly bytes: number;
  readonly files: number;
  /** Bytes of it that stay, because they are in use now. */
  readonly inUse: number;
  /** Something works with it now: it cannot be cleaned. */
  readonly busy: boolean;
}

/** Where the disk goes. */
export interface StorageFacts {
  readonly caches: readonly CacheFacts[];
  readonly models: { readonly count: number; readonly bytes: number };
  /** Absolute folder of the program's own data, for display. */
  readonly folder: string;
}

/** Whether this copy of the program can look for a newer one. */
export type UpdateState =
  /** `checkout` = run from source; `package` = packages of this kind are updated by other means; `nowhere` = this build names no place. */
  | { readonly status: 'unavailable'; readonly why: 'checkout' | 'package' | 'nowhere' }
  | { readonly status: 'off' }
  | { readonly status: 'current' | 'checking' }
  | { readonly status: 'downloading' | 'ready'; readonly version: string }
  | { readonly status: 'failed'; readonly reason: string };
