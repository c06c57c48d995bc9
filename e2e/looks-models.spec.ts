import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/app';
import { data, needsData } from './fixtures/data';
import { Looks, WALKS } from './fixtures/looks';
import { catalogue, officialAs, officialNano, withMirror } from './fixtures/official';
import { dropFiles } from './pages/dropFiles';

const LONG = 'best_coco_bbox_mAP_epoch_40 of the crossing at the east gate (second try, with rain) 2026-11-24.pth';

for (const walk of WALKS)
  test(`the models room in both languages and themes, at ${walk.scale * 100} %`, async ({ folder, launch }) => {
    needsData();
    test.slow();
    const nano = officialNano();
    const gpl = officialAs('mmyolo-rtmdet-tiny', 'derived-rtmdet-nano-person.mmyolo.pth');
    const here = new Map([nano, gpl].map(({ entry }) => [entry.id, entry]));
    const medium = catalogue.find(({ id }) => id === 'rtmdet-m');
    await withMirror(async (server) => {
      for (const { path, bytes } of [nano, gpl]) server.serve(path, bytes);
      if (medium !== undefined) server.serve(new URL(medium.url).pathname, new Uint8Array(60_000_000), { pauseMs: 30 });
      const app = await launch({
        ...walk.variants[0],
        scale: walk.scale,
        window: walk.size,
        settings: { mirror: server.url },
        catalogue: catalogue.map((entry) => here.get(entry.id) ?? entry),
      });
      const { page } = app;
      const looks = new Looks(app, 'models', walk);
      const rows = page.locator('.model-line');
      const official = (id: string) => page.locator(`[data-model="${id}"]`);
      await page.locator('.app').waitFor();
      await page.keyboard.press('Control+m');
      await expect(page.locator('[data-model]')).toHaveCount(catalogue.length);
      await looks.shot('empty');

      const long = join(folder, LONG);
      copyFileSync(data('models/derived-rtmdet-nano-person.mmdet.train-style.pth'), long);
      await dropFiles(page, [long, data('models/trained-here-rtmdet-nano-80c.rawhead-nchw.onnx')]);
      await expect(rows).toHaveCount(2);
      await official('rtmdet-nano-person').getByRole('button').last().click();
      await expect(rows).toHaveCount(3);
      await official('mmyolo-rtmdet-tiny').getByRole('button').last().click();
      await expect(rows).toHaveCount(4);
      await dropFiles(page, [data('checkpoints-hostile/exec-os-system.zip.pth')]);
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
      await official('rtmdet-m').getByRole('button').last().click();
      await expect(official('rtmdet-m').getByRole('progressbar')).toBeVisible();
      await looks.first('jobs');
      await rows.first().scrollIntoViewIfNeeded();
      await looks.shot('installed');
      await official('mmyolo-rtmdet-tiny')
        .getByRole('button', { name: /GPL-3\.0/ })
        .click();
      await looks.shot('licence');
      await page.keyboard.press('Escape');
      await page.locator('summary').click();
      await page.locator('.models-folder').scrollIntoViewIfNeeded();
      await looks.shot('settings');
      await page.getByRole('searchbox').fill('nano');
      await looks.shot('search');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await looks.shot('start');
      await app.close();
      looks.expectAccessible();
    });
  });
