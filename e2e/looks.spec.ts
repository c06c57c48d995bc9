import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './fixtures/app';
import { cocoModel, needsData } from './fixtures/data';
import { Looks, WALKS } from './fixtures/looks';
import { canvas, folded, images } from './looks/canvas';
import { files, others } from './looks/dialogs';
import { attributes, begin, classes, imageList, topBar } from './looks/panels';
import { COCO, photosIn } from './looks/photos';
import { crash, opening, recents, startPage, troubles } from './looks/start';

for (const walk of WALKS) {
  const percent = `${walk.scale * 100} %`;

  test(`start page, canvas and lists in both languages and themes, at ${percent}`, async ({ folder, launch }) => {
    needsData();
    test.setTimeout(900_000);
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const app = await launch({
      ...walk.variants[0],
      scale: walk.scale,
      window: walk.size,
      dialogs: [{ open: [empty] }, { open: [photosIn(folder)] }, { open: [cocoModel(folder)] }],
    });
    await app.page.emulateMedia({ reducedMotion: 'reduce' });
    const looks = new Looks(app, 'window', walk);
    await startPage(app, looks);
    await opening(app, looks);
    await app.page.keyboard.press('Control+o');
    await begin(app, looks);
    await canvas(app, looks);
    await images(app, looks);
    await folded(app, looks);
    await topBar(app, looks);
    await imageList(app, looks);
    rmSync(empty, { recursive: true });
    await recents(app, looks);
    await app.close();
    looks.expectAccessible();
  });

  test(`classes, dialogs and troubles in both languages and themes, at ${percent}`, async ({ folder, launch }) => {
    needsData();
    test.setTimeout(900_000);
    const coco = join(folder, 'coco.json');
    writeFileSync(coco, JSON.stringify(COCO));
    const app = await launch({
      ...walk.variants[0],
      scale: walk.scale,
      window: walk.size,
      expectedErrors: /an error on purpose/,
      dialogs: [
        { open: [photosIn(folder)] },
        { open: [cocoModel(folder)] },
        { save: join(folder, 'result.json') },
        { open: [coco] },
      ],
    });
    await app.page.emulateMedia({ reducedMotion: 'reduce' });
    const looks = new Looks(app, 'dialogs', walk);
    await app.page.getByRole('button', { name: /Choose folder/ }).click();
    await begin(app, null);
    await classes(app, looks);
    await attributes(app, looks);
    await files(app, looks);
    await others(app, looks);
    await troubles(app, looks);
    await crash(app, looks);
    await app.kill();
    looks.expectAccessible();
  });
}
