import type { Opener } from './opener';
import type { Workspace } from './workspace';

/** Lets a page that was loaded anew go on with the project that is open here already: nothing is closed or read again. */
export interface Resuming {
  readonly opener: Opener;
  /** The folder a new page opens at once; null = none is open. */
  offer(): string | null;
}

export function resuming(opener: Opener, workspace: Workspace): Resuming {
  let offered: string | null = null;
  return {
    opener: {
      ...opener,
      async open(path) {
        // Another one may have been opened since it was offered.
        const same = path === offered && workspace.isOpen() && workspace.work().project.folder === path;
        const present = same ? workspace.again() : null;
        offered = null;
        return present ?? opener.open(path);
      },
    },
    offer() {
      offered = workspace.isOpen() ? workspace.work().project.folder : null;
      return offered;
    },
  };
}
