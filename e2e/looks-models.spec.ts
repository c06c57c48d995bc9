import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { data, needsData } from './fixtures/data';
import { catalogue, officialAs, officialNano, withMirror } from './fixtures/official';
import { dropFiles } from './pages/dropFiles';

const LONG = 'best_coco_bbox_mAP_epoch_40 of the crossing at the east gate (second try, with rain) 2026-11-24.pth';

for (const { language, theme, scale } of [
  { language: 'en', theme: 'light', scale: 1 },
  { language: 'zh-CN', theme: 'dark', scale: 1 },
  { language: 'zh-CN', theme: 'light', scale: 2 },
] as const)
  test(`the models room in ${language}, ${theme}, at ${scale * 100} %`, async ({ folder, launch }) => {
    needsData();
    const nano = officialNano();
    const gpl = officialAs('mmyolo-rtmdet-tiny', 'derived-rtmdet-nano-person.mmyolo.pth');
    const here = new Map([nano, gpl].map(({ entry }) => [entry.id, entry]));
    const medium = catalogue.find(({ id }) => id === 'rtmdet-m');
    await withMirror(async (server) => {
      for (const { path, bytes } of [nano, gpl]) server.serve(path, bytes);
      if (medium !== undefined) server.serve(new URL(medium.url).pathname, new Uint8Array(60_000_000), { pauseMs: 30 });
      const app = await launch({
        language,
        theme,
        scale,
        settings: { mirror: server.url },
        catalogue: catalogue.map((entry) => here.get(entry.id) ?? entry),
      });
      const { page } = app;
      const shot = (part: string): Promise<Buffer> =>
        page.screenshot({
          path: join(shots, `models-${part}-${language}-${theme}-${scale * 100}.png`),
          animations: 'disabled',
        });
      const rows = page.locator('.model-line');
      const official = (id: string) => page.locator(`[data-model="${id}"]`);
      await page.locator('.app').waitFor();
      await page.keyboard.press('Control+m');
      await expect(page.locator('[data-model]')).toHaveCount(catalogue.length);
      await shot('empty');

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
      await page.waitForTimeout(1_000);
      await shot('jobs');
      await rows.first().scrollIntoViewIfNeeded();
      await shot('installed');
      await official('mmyolo-rtmdet-tiny')
        .getByRole('button', { name: /GPL-3\.0/ })
        .click();
      await shot('licence');
      await page.keyboard.press('Escape');
      await page.locator('summary').click();
      await page.locator('.models-folder').scrollIntoViewIfNeeded();
      await shot('settings');
      await page.getByRole('searchbox').fill('nano');
      await shot('search');
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(920, 640));
      await shot('narrow');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await shot('start');
      await app.close();
    });
  });
