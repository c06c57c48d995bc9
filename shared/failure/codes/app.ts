export interface AppFailures {
  /** A bug: the message is for the log and the report. */
  'app.unexpected': { message: string };
  'app.cancelled': Record<string, never>;
  /** The page sent something the contract does not allow. */
  'app.badRequest': { request: string; reason: string };
}
