export interface AppFailures {
  /** A bug: the message is for the log and the report. */
  'app.unexpected': { message: string };
  'app.cancelled': Record<string, never>;
  /** The examination for a report did not come to an end. */
  'app.doctor': { reason: string };
  /** The files of the sample did not come with the program. */
  'app.sampleGone': Record<string, never>;
  /** The app's own data folder cannot be written. */
  'app.ownFolder': { folder: string; reason: string };
  /** The page sent something the contract does not allow. */
  'app.badRequest': { request: string; reason: string };
}
