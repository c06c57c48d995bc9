export interface LabelStudioFailures {
  /** The label config of a project is not XML we read. `reason` = `line:column` and the text there, or the limit it passes. */
  'labelstudio.config': { reason: string };
  'labelstudio.badJson': Record<string, never>;
  'labelstudio.bodyTooLarge': { megabytes: number };
  /** A request of which nothing came any more, before its end. */
  'labelstudio.bodyStalled': { seconds: number };
  /** A request for predictions without tasks. */
  'labelstudio.noTasks': Record<string, never>;
  /** The label config has no place for boxes on an image. */
  'labelstudio.noControl': Record<string, never>;
  /** A task whose data has no image where the config says. */
  'labelstudio.noImage': { task: string; key: string };
  /** More requests wait than the server takes. */
  'labelstudio.busy': { waiting: number };
  'labelstudio.loading': { model: string };
  /** `free` = the next free port, 0 = none near. */
  'labelstudio.portInUse': { port: number; free: number };
  'labelstudio.listen': { host: string; port: number; reason: string };
  /** Listening beyond this machine without a password. */
  'labelstudio.needsAuth': { host: string };
  /** The window: other machines may connect, but there is no name or no password. */
  'labelstudio.passwordNeeded': Record<string, never>;
  /** A name or password with letters that Label Studio cannot send. */
  'labelstudio.passwordLetters': Record<string, never>;
  /** The window: the model does not say what its classes are called. */
  'labelstudio.namesNeeded': { model: string; count: number };
  /** A person stopped the request, or chose another model meanwhile. */
  'labelstudio.stopped': Record<string, never>;
  /** The other side hung up before the answer. `seconds` = how long it had waited. */
  'labelstudio.clientGone': { seconds: number };
  'labelstudio.loginRefused': Record<string, never>;
  /** The request was made by a web page in a browser. */
  'labelstudio.fromPage': { origin: string };
  /** The request was addressed to a name that is not this machine's. */
  'labelstudio.unknownHost': { host: string };
}
