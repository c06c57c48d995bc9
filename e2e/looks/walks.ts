import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, LaunchOptions } from '../fixtures/app';
import { cocoModel } from '../fixtures/data';
import type { Looker } from '../fixtures/looks';
import { canvas, folded, images } from './canvas';
import { files, others } from './dialogs';
import { attributes, begin, classes, imageList, topBar } from './panels';
import { COCO, photosIn } from './photos';
import { opening, recents, startPage, troubles } from './start';

/** A way through states of the window: what native dialogs answer on it, and the steps. */
export interface Way {
  readonly dialogs: NonNullable<LaunchOptions['dialogs']>;
  walk(app: App, looks: Looker): Promise<void>;
}

/** Start page, canvas and lists. @param inWindow what else is to be looked at once a project is open */
export function windowWay(folder: string, inWindow: () => Promise<void> = async () => undefined): Way {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  return {
    dialogs: [{ open: [empty] }, { open: [photosIn(folder)] }, { open: [cocoModel(folder)] }],
    async walk(app, looks) {
      await app.page.emulateMedia({ reducedMotion: 'reduce' });
      await startPage(app, looks);
      await opening(app, looks);
      await app.page.keyboard.press('Control+o');
      await begin(app, looks);
      await inWindow();
      await canvas(app, looks);
      await images(app, looks);
      await folded(app, looks);
      await topBar(app, looks);
      await imageList(app, looks);
      rmSync(empty, { recursive: true });
      await recents(app, looks);
    },
  };
}

/** Classes, dialogs and notices of troubles. */
export function dialogWay(folder: string): Way {
  const coco = join(folder, 'coco.json');
  writeFileSync(coco, JSON.stringify(COCO));
  return {
    dialogs: [
      { open: [photosIn(folder)] },
      { open: [cocoModel(folder)] },
      { save: join(folder, 'result.json') },
      { open: [coco] },
    ],
    async walk(app, looks) {
      await app.page.emulateMedia({ reducedMotion: 'reduce' });
      await app.page.getByRole('button', { name: /Choose folder/ }).click();
      await begin(app, null);
      await classes(app, looks);
      await attributes(app, looks);
      await files(app, looks);
      await others(app, looks);
      await troubles(app, looks);
    },
  };
}
