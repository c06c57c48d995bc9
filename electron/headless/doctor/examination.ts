import type { InstalledModel } from '../../../shared/models/installed';
import type { DeviceProbe } from '../../core/inference/probeDevices';

/** A folder of the program. */
export interface FolderFacts {
  readonly name: 'data' | 'models' | 'downloads' | 'logs' | 'temporary';
  readonly path: string;
  readonly state: 'writable' | 'notWritable' | 'absent';
  /** Bytes free on its disk; null = not known. */
  readonly free: number | null;
}

/** An address that was asked. `status` = its HTTP answer, null = none; then `reason` says why. */
export interface Reach {
  readonly url: string;
  readonly status: number | null;
  readonly reason: string | null;
  readonly ms: number;
}

/** What `rtmlabel doctor` finds out. Nothing in it opens a door: no token, no password, no login in an address. */
export interface Examination {
  readonly program: { readonly version: string; readonly packaged: boolean; readonly folder: string };
  readonly runtime: { readonly node: string; readonly electron: string | null; readonly onnxruntime: string };
  readonly system: {
    readonly name: string;
    readonly kernel: string;
    readonly arch: string;
    readonly cpu: string;
    readonly cores: number;
    /** Bytes. */
    readonly memory: number;
    readonly freeMemory: number;
    readonly locale: string;
    /** X11 or Wayland display; null = none, or another system than Linux. */
    readonly display: string | null;
  };
  readonly devices: readonly DeviceProbe[];
  readonly folders: readonly FolderFacts[];
  readonly models: readonly Pick<
    InstalledModel,
    'title' | 'version' | 'kind' | 'classCount' | 'bytes' | 'msPerImage' | 'state'
  >[];
  /** null = not asked for. */
  readonly network: {
    readonly proxy: string | null;
    readonly mirror: string | null;
    readonly models: Reach;
  } | null;
  readonly labelStudio: {
    readonly url: string | null;
    readonly token: 'environment' | 'settings' | 'file' | 'none';
    /** Its answer to `/version`; null = no address, or not asked for. */
    readonly reach: Reach | null;
    readonly release: string | null;
    readonly backendPort: number;
    readonly backendEnabled: boolean;
    /** What answers at the backend's port on this machine; null = nothing, or not asked for. */
    readonly backend: Reach | null;
  };
}
