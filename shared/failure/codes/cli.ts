/** Mistakes on the command line. */
export interface CliFailures {
  'cli.unknownOption': { name: string };
  'cli.unknownCommand': { name: string };
  'cli.missing': { name: string };
  'cli.tooMany': { command: string };
  /** `expected` is language-free, e.g. `0 … 1` or `done | all`. */
  'cli.badValue': { name: string; value: string; expected: string };
  /** `--json` and the data set would both go to standard output. */
  'cli.jsonNeedsOut': Record<string, never>;
  'cli.noImages': { folder: string };
  /** The list of class names cannot be read or is empty. */
  'cli.classesFile': { file: string; reason: string };
  /** The model has no class names and none were given. */
  'cli.classesNeeded': { model: string; count: number };
  'cli.sameFile': { file: string };
  'cli.alreadyOnnx': { file: string };
}
