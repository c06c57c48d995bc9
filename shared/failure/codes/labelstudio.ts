export interface LabelStudioFailures {
  /** The label config of a project is not XML we read. `reason` = `line:column` and the text there, or the limit it passes. */
  'labelstudio.config': { reason: string };
  'labelstudio.badJson': Record<string, never>;
  'labelstudio.bodyTooLarge': { megabytes: number };
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
}
