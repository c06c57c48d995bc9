import type { Failure } from '../failure/failure';

/** How far a push of predictions into a Label Studio project is. */
export interface PushProgress {
  /** Tasks of the project. */
  readonly total: number;
  /** Tasks that nothing more is predicted for: they had a prediction, one is pushed or ready, or they failed. */
  readonly done: number;
  /** Tasks that had a prediction of this model version before. */
  readonly already: number;
  /** Predictions that Label Studio has. */
  readonly pushed: number;
  readonly failed: number;
  /** Predicted tasks per second; null while too little is known. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

export interface PushReport extends Pick<PushProgress, 'total' | 'already' | 'pushed'> {
  /** Title of the project. */
  readonly title: string;
  readonly modelVersion: string;
  /** Boxes of what was pushed; a box with two regions counts once. */
  readonly boxes: number;
  /** Tasks without a prediction, with the reason; at most 1,000 of them. */
  readonly failures: readonly { readonly task: number; readonly failure: Failure }[];
  readonly failed: number;
  /** Classes of the model that are no label of the project: their boxes were left out. */
  readonly unmatched: readonly string[];
  /** Stopped by the person; running it again does the rest. */
  readonly stopped: boolean;
}

/** A project of the Label Studio whose address and token are set, to choose from. */
export interface StudioProject {
  readonly id: number;
  readonly title: string;
  /** Tasks in it; null = not told. */
  readonly tasks: number | null;
  /** The person's threshold for it; null = none. */
  readonly threshold: number | null;
}

/** Predictions for all tasks of a project that have none of the model's version. */
export interface PushRequest {
  /** Number of the project in Label Studio. */
  readonly project: number;
  /** Score from which boxes are pushed, 0..1; what the label config says counts first. */
  readonly threshold: number;
}

/** A push as the window shows it. */
export type PushState = PushRequest & {
  /** Null until Label Studio has told it. */
  readonly title: string | null;
} & (
    | {
        readonly status: 'running';
        /** Null until tasks are listed. */
        readonly progress: PushProgress | null;
        /** Label Studio did not answer as it should; it is asked again. */
        readonly again: Failure | null;
        /** The person has stopped it; what is predicted is still pushed. */
        readonly stopping: boolean;
      }
    | { readonly status: 'ended'; readonly report: PushReport }
    | { readonly status: 'failed'; readonly failure: Failure; readonly progress: PushProgress | null }
    /** RTMLabel was closed meanwhile. */
    | { readonly status: 'unfinished' }
  );
