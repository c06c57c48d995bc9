import { test } from './fixtures/app';
import { needsData } from './fixtures/data';
import { Looks, WALKS } from './fixtures/looks';
import { crash } from './looks/start';
import { dialogWay, windowWay } from './looks/walks';

for (const walk of WALKS) {
  const percent = `${walk.scale * 100} %`;

  test(`start page, canvas and lists in both languages and themes, at ${percent}`, async ({ folder, launch }) => {
    needsData();
    test.setTimeout(900_000);
    const { dialogs, walk: goThrough } = windowWay(folder);
    const app = await launch({ ...walk.variants[0], scale: walk.scale, window: walk.size, dialogs });
    const looks = new Looks(app, 'window', walk);
    await goThrough(app, looks);
    await app.close();
    looks.expectAccessible();
  });

  test(`classes, dialogs and troubles in both languages and themes, at ${percent}`, async ({ folder, launch }) => {
    needsData();
    test.setTimeout(900_000);
    const { dialogs, walk: goThrough } = dialogWay(folder);
    const app = await launch({
      ...walk.variants[0],
      scale: walk.scale,
      window: walk.size,
      expectedErrors: /an error on purpose/,
      dialogs,
    });
    const looks = new Looks(app, 'dialogs', walk);
    await goThrough(app, looks);
    await crash(app, looks);
    await app.kill();
    looks.expectAccessible();
  });
}
