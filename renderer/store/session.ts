import type { Result } from '../../shared/failure/failure';

/** `unsaved` = the person's last edits are not on the disk, so nothing was opened or closed; see `save` for the reason. */
export type SessionOutcome = Result<'done' | 'cancelled' | 'unsaved'>;

/** Opening and closing. Each waits until all edits are saved, and refuses (`unsaved`) when that fails. */
export interface Session {
  /** Native folder dialog. */
  openDialog(): Promise<SessionOutcome>;
  openFolder(folder: string): Promise<SessionOutcome>;
  /** The sample that comes with the program; `startOver` = without what was labelled in it. */
  openSample(startOver: boolean): Promise<SessionOutcome>;
  /** Back to the start page. */
  close(): Promise<SessionOutcome>;
  /** Saves everything that rests in timers and queues; false = some of it could not be saved. */
  flush(): Promise<boolean>;
  /** The person chose to lose what cannot be saved. */
  abandon(): void;
}
