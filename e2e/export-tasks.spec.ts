import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseLabelConfig } from '../shared/formats/labelstudio/config';
import { strictIssues } from '../shared/formats/labelstudio/strict';
import type { LsTask } from '../shared/formats/labelstudio/tasks';
import { expect, shots, test } from './fixtures/app';
import { needsData, personModel, photoFolder } from './fixtures/data';
import { LabelPage } from './pages/LabelPage';
import { StartPage } from './pages/StartPage';

const PEOPLE = 'coco/images/000000005001.jpg';
const ROOM = 'coco/images/000000000139.jpg';

test('a project becomes tasks for Label Studio: in the window and on the command line the same', async ({
  folder,
  launch,
}) => {
  needsData();
  const photos = photoFolder(folder, [PEOPLE, ROOM]);
  const [here, there] = [join(folder, 'here.json'), join(folder, 'there.json')];
  const app = await launch({ dialogs: [{ open: [personModel(folder)] }, { open: [photos] }, { save: here }] });
  const { page } = app;
  const start = new StartPage(page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible();
  await start.chooseFolder.click();
  const label = new LabelPage(page);
  await expect(label.predictions.first()).toBeVisible();
  await label.canvas.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('x');
  await page.keyboard.press('e');
  await expect(label.annotations).toHaveCount(1);
  const shown = [await label.predictions.count()];
  await page.keyboard.press('d');
  await expect(label.file).toHaveText('000000005001.jpg');
  await expect(label.predictions.first()).toBeVisible();
  shown.push(await label.predictions.count());
  await label.waitUntilSaved();

  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: /Export COCO/ });
  await dialog.getByLabel(/Label Studio tasks/).check();
  const tasks = page.getByRole('dialog', { name: /Export for Label Studio/ });
  await expect(tasks.getByRole('button', { name: 'Export 2 images' })).toBeVisible();
  await page.screenshot({ path: join(shots, 'export-tasks.png'), animations: 'disabled' });
  await tasks.getByRole('button', { name: 'Export 2 images' }).click();
  await expect(page.getByTestId('export-path')).toHaveText(here);
  await expect(page.getByText('Beside it: here.label_config.xml, here.settings.txt')).toBeVisible();
  await page.screenshot({ path: join(shots, 'export-tasks-done.png'), animations: 'disabled' });

  // The window is still open: the command line only looks.
  const command = ['export', photos, '--format', 'labelstudio', '--out', there];
  const env = { ...process.env, RTMLABEL_USER_DATA: join(folder, 'app-data') };
  execFileSync('node', [resolve(__dirname, '../scripts/rtmlabel.mjs'), ...command], { env, stdio: 'pipe' });
  await app.close();

  const text = readFileSync(here, 'utf8');
  expect(readFileSync(there, 'utf8')).toBe(text);
  const config = parseLabelConfig(readFileSync(join(folder, 'here.label_config.xml'), 'utf8'));
  const made = JSON.parse(text) as readonly LsTask[];
  expect(made.map(({ data }) => data.image)).toEqual(
    readdirSync(photos)
      .filter((name) => name.endsWith('.jpg'))
      .sort()
      .map((name) => `/data/local-files/?d=photos/${name}`),
  );
  expect(made.map(({ annotations }) => annotations.map(({ result }) => result.length))).toEqual([[1], []]);
  expect(made.map(({ predictions }) => predictions[0]?.result.length)).toEqual(shown);
  for (const { annotations, predictions } of made)
    for (const one of [...annotations, ...predictions]) expect(strictIssues(one, config)).toEqual([]);
});
