/** Exit codes of the command, documented in its help. */
export const EXIT = {
  done: 0,
  failed: 1,
  /** Everything else was done, but some images could not be read. */
  unreadable: 2,
  /** Ctrl-C: 128 + SIGINT. */
  stopped: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
