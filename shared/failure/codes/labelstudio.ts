export interface LabelStudioFailures {
  /** The label config of a project is not XML we read. `reason` = `line:column` and the text there, or the limit it passes. */
  'labelstudio.config': { reason: string };
}
