import { app } from 'electron';
import { type Opening, openingOf, openingOfPaths } from './arguments';

/** What was asked for from outside: by the command line, by another start, by the system. */
export interface Openings {
  /** From now on openings are told; what has come before is told at once, apart from its folder. @returns that folder, or null */
  ready(tell: (opening: Opening) => void): string | null;
}

const appPath = (): string | null => (app.isPackaged ? null : app.getAppPath());

/** Call before the app is ready: the system may tell of files before that. @param onCalled another start happened */
export function followOpenings(onCalled: () => void): Openings {
  let tell: ((opening: Opening) => void) | null = null;
  const waiting: Opening[] = [openingOf(process.argv, appPath(), process.cwd())];
  const take = (opening: Opening): void => {
    if (tell === null) waiting.push(opening);
    else tell(opening);
  };
  app.on('second-instance', (_event, argv, folder) => {
    onCalled();
    take(openingOf(argv, appPath(), folder));
  });
  // macOS: documents are not arguments.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    onCalled();
    take(openingOfPaths([path]));
  });
  return {
    ready(teller) {
      tell = teller;
      let last: string | null = null;
      for (const { folder, models } of waiting.splice(0)) {
        last = folder ?? last;
        if (models.length > 0) teller({ folder: null, models });
      }
      return last;
    },
  };
}
