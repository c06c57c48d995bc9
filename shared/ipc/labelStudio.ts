import type { Failure } from '../failure/failure';

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
  /** What its config or set-up asks for; null = the server's own. */
  readonly threshold: number | null;
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
