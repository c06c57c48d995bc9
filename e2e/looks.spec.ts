import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './fixtures/app';
import { cocoModel, data, needsData, photoFolder } from './fixtures/data';
import { Looks, WALKS } from './fixtures/looks';
import { canvas, folded, images } from './looks/canvas';
import { files, others } from './looks/dialogs';
import { attributes, begin, classes, imageList, topBar } from './looks/panels';
import { crash, opening, recents, startPage, troubles } from './looks/start';

const PLAIN = 'coco128_32/images/000000000142.jpg';
const ZEBRAS = 'coco/images/000000005001.jpg';
const PHOTOS = [PLAIN, 'coco128_32/images/000000000623.jpg', ZEBRAS];
const BROKEN = 'awkward/broken/corrupt-header.jpg';
const PLACES = {
  [PLAIN]: 'plain.jpg',
  [ZEBRAS]: '路口东/一个很长的文件夹名字/a very long file name that does not fit anywhere 2026-11-24.jpg',
};

function photosIn(folder: string): string {
  const photos = photoFolder(folder, PHOTOS, PLACES);
  copyFileSync(data(BROKEN), join(photos, 'broken.jpg'));
  return photos;
}

/** A COCO file with something of everything an import tells about. */
const COCO = {
  images: [
    { id: 1, file_name: 'plain.jpg', width: 640, height: 480 },
    { id: 2, file_name: 'elsewhere.jpg', width: 640, height: 480 },
  ],
  categories: [
    { id: 1, name: 'person' },
    { id: 2, name: 'a class that only this file knows' },
  ],
  annotations: [
    { id: 1, image_id: 1, category_id: 1, bbox: [10, 10, 50, 60], area: 3000, iscrowd: 0, attributes: { wet: true } },
    { id: 2, image_id: 1, category_id: 2, bbox: [90, 10, 50, 60], area: 3000, iscrowd: 0 },
    { id: 3, image_id: 1, category_id: 2, bbox: [0, 0, 0, 0], area: 0, iscrowd: 0 },
  ],
};

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
