import type { Failure } from '../failure/failure';
import type { PushState } from './labelStudioPush';

/** A request that Label Studio (or somebody else) made, for the log in the window. Never holds tokens. */
export interface RequestEntry {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** Address of the other side. */
  readonly peer: string;
  /** Id of the project, as Label Studio numbers it; null = the request names none. */
  readonly project: string | null;
  readonly tasks: number;
  readonly boxes: number;
  /** Of the tasks: those that were predicted. Fewer than `tasks` without a failure = the time ran out. */
  readonly done: number;
  /** Of the tasks: those that could not be predicted. `failure` is the first of their reasons. */
  readonly failed: number;
  readonly ms: number;
  /** HTTP status; 0 = nothing was answered, the other side had gone. */
  readonly status: number;
  readonly failure: Failure | null;
}

/** How a model class reaches a label of a project. */
export interface LabelRow {
  readonly className: string;
  /** Result name of the label; null = boxes of this class are left out. */
  readonly label: string | null;
  readonly how: 'user' | 'ignored' | 'predictedValues' | 'exact' | 'normalised' | 'synonym' | 'none';
}

/** A Label Studio project that has talked to us. */
export interface ConnectedProject {
  /** Host and project: one server may serve several Label Studios. */
  readonly key: string;
  readonly id: string;
  readonly hostname: string | null;
  readonly labels: readonly string[];
  /** Labels come with each task: the bridge shows what is known before. */
  readonly dynamicLabels: boolean;
  readonly bridge: readonly LabelRow[];
  /** Score from which its boxes are sent; null = the server's own. */
  readonly threshold: number | null;
  /**
   * Who says so, first in this order: the label config (`model_score_threshold`, for everybody in the project), the person
   * here, the extra parameters of the connection in Label Studio, the server's own.
   */
  readonly thresholdFrom: 'config' | 'person' | 'connection' | 'server';
  /** Milliseconds since 1970. */
  readonly lastSeen: number;
  readonly predicted: number;
  readonly failed: number;
}

/** A request for predictions that is being worked on. */
export interface RunningRequest {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** As in `RequestEntry`. */
  readonly project: string | null;
  readonly tasks: number;
  readonly done: number;
  readonly failed: number;
}

/** What a person has set for Label Studio. */
export interface LabelStudioSettings {
  /** The server runs, and starts again with the window. */
  readonly enabled: boolean;
  readonly port: number;
  /** Other machines may connect; demands a name and a password. */
  readonly lan: boolean;
  /** Name of the basic authentication; '' = nobody has to log in. */
  readonly user: string;
  /** Address of Label Studio; '' = what its requests say. */
  readonly url: string;
  /** Absolute folders that local files may be read from. */
  readonly documentRoots: readonly string[];
  /** Further host names that requests may be addressed to. */
  readonly hosts: readonly string[];
  /** Score from which boxes are sent, where a project says none. */
  readonly threshold: number;
}

export const DEFAULT_LABEL_STUDIO: LabelStudioSettings = {
  enabled: false,
  port: 8003,
  lan: false,
  user: '',
  url: '',
  documentRoots: [],
  hosts: [],
  threshold: 0.5,
};

/** Whether a secret is set, and how long: `session` = this system has no place to keep it safely. Its text never leaves main. */
export type SecretState = 'none' | 'kept' | 'session';

/** A change of settings; '' takes a secret away. */
export interface LabelStudioChange extends Partial<Omit<LabelStudioSettings, 'enabled'>> {
  readonly token?: string;
  readonly password?: string;
}

/** An address to enter in Label Studio: from this machine, from a container on it, from another machine. */
export interface ServerAddress {
  readonly from: 'here' | 'docker' | 'network';
  readonly url: string;
}

export type ServerState =
  | { readonly status: 'off' }
  | { readonly status: 'on'; readonly port: number; readonly addresses: readonly ServerAddress[] }
  | { readonly status: 'failed'; readonly failure: Failure };

/** The Label Studio panel as the page sees it. */
export interface LabelStudioState {
  readonly server: ServerState;
  readonly settings: LabelStudioSettings;
  readonly token: SecretState;
  readonly password: SecretState;
  /** When /health was asked last, milliseconds since 1970; null = not since the start. */
  readonly lastHealth: number | null;
  /** Newest first. */
  readonly projects: readonly ConnectedProject[];
  readonly running: readonly RunningRequest[];
  /** Newest first; health checks that went well are left out. */
  readonly log: readonly RequestEntry[];
  /** Predictions for a whole project: in work, ended, or left unfinished by an earlier session; null = none. */
  readonly push: PushState | null;
}

/** What boxes of a model class become in a project; `auto` = as the names match. */
export interface LabelChoice {
  /** `ConnectedProject.key` */
  readonly project: string;
  readonly className: string;
  readonly choice: { readonly kind: 'auto' | 'ignore' } | { readonly kind: 'label'; readonly label: string };
}

/** The score from which boxes are sent in a project; null = as others say. */
export interface ThresholdChoice {
  /** `ConnectedProject.key` */
  readonly project: string;
  readonly threshold: number | null;
}
