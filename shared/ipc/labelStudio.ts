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
  readonly ms: number;
  readonly status: number;
  readonly failure: Failure | null;
}

/** How a model class reaches a label of a project. */
export interface LabelRow {
  readonly className: string;
  /** Result name of the label; null = boxes of this class are left out. */
  readonly label: string | null;
  readonly how: 'user' | 'predictedValues' | 'exact' | 'normalised' | 'synonym' | 'none';
}

/** A Label Studio project that has talked to us. */
export interface ConnectedProject {
  /** Host and project: one server may serve several Label Studios. */
  readonly key: string;
  readonly id: string;
  readonly hostname: string | null;
  readonly labels: readonly string[];
  readonly bridge: readonly LabelRow[];
  /** What its config or set-up asks for; null = the server's own. */
  readonly threshold: number | null;
  /** Milliseconds since 1970. */
  readonly lastSeen: number;
  readonly predicted: number;
  readonly failed: number;
}
