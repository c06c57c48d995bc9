import { join } from 'node:path';
import { expect, shots, test } from '../fixtures/app';
import { installedIn } from '../fixtures/data';
import { LabelPage } from '../pages/LabelPage';
import { StartPage } from '../pages/StartPage';
import { type Running, start } from './program';

let running: Running | null = null;
test.afterEach(async () => {
  await running?.kill();
  running = null;
});

test('the package brings the sample along: pictures, boxes, and what to think of them', async ({ folder }) => {
  running = await start(join(folder, 'app-data'), []);
  const { page } = running;
  const first = new StartPage(page);
  await expect(first.sample).toContainText('12 pictures');
  await first.trySample.click();
  const label = new LabelPage(page);
  await expect(label.file).toHaveText('bench-01.jpg');
  await expect(label.predictions.first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('complementary', { name: 'Demo model' })).toBeVisible();
  expect(installedIn(folder)).toHaveLength(1);
  await page.screenshot({ path: join(shots, 'packaged-3-sample.png'), animations: 'disabled' });
});
