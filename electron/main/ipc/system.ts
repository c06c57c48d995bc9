import { clipboard, shell } from 'electron';
import type { i18n } from 'i18next';
import type { Caches } from '../caches';
import { deviceOffers } from '../doctor';
import { logFile } from '../log';
import { reportText } from '../report';
import type { Updates } from '../updates';
import type { Area, Handlers } from './handlers';

export interface SystemParts {
  readonly caches: Caches;
  readonly updates: Updates;
  readonly translator: i18n;
  /** Loads the page in place of the one that stands in for it. */
  startAgain(): void;
}

/** The machine and the program itself: devices, disk, log, updates. */
export function systemHandlers({ caches, updates, translator, startAgain }: SystemParts): Handlers<Area<'system'>> {
  return {
    'system.devices': deviceOffers,
    'system.copyReport': async ({ network }) => {
      clipboard.writeText(await reportText(translator, network));
      return null;
    },
    'system.showLog': () => {
      shell.showItemInFolder(logFile());
      return null;
    },
    'system.startAgain': () => {
      startAgain();
      return null;
    },
    'system.storage': caches.measure,
    'system.clean': ({ cache }) => caches.clean(cache),
    'system.updates': updates.state,
    'system.lookForUpdate': updates.look,
    'system.installUpdate': () => {
      updates.install();
      return null;
    },
  };
}
