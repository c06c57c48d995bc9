import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEGACY } from '../testing/fakeLabelStudio';
import { FakeLabelStudioApi } from '../testing/fakeLabelStudioApi';
import { type App, expect, test } from './fixtures/app';
import { cocoModel, data, needsData, photoFolder } from './fixtures/data';
import { localFile } from './fixtures/labelStudioClient';
import { LabelStudioPage } from './pages/LabelStudioPage';
import { StartPage } from './pages/StartPage';

const BEARS = 'coco128_32/images/000000000623.jpg';
const CONFIG =
  '<View><Image name="image" value="$image"/><RectangleLabels name="label" toName="image"><Label value="person"/><Label value="TV"/></RectangleLabels></View>';
const TASKS = 60;

/** A Label Studio with a project of many tasks, one of which has no picture. */
async function startStudio(photos: string): Promise<FakeLabelStudioApi> {
  const studio = new FakeLabelStudioApi();
  studio.labelConfig = CONFIG;
  studio.title = 'Road 路口';
  studio.others.push({ id: 12, title: 'Cells', task_number: 3 });
  await studio.start();
  for (let id = 1; id <= TASKS; id++) {
    const name = id === 5 ? 'gone.jpg' : `copy-${id}.jpg`;
    if (id !== 5) copyFileSync(data(BEARS), join(photos, name));
    studio.tasks.set(id, { data: { image: localFile(name) } });
  }
  return studio;
}

const perTask = (studio: FakeLabelStudioApi): number[] =>
  [...studio.tasks.keys()].filter((id) => id !== 5).map((id) => studio.versionsOf(id).length);
const once = Array(TASKS - 1).fill(1);

async function withModel(app: App): Promise<LabelStudioPage> {
  await new StartPage(app.page).openModel.click();
  await expect(new StartPage(app.page).modelReady()).toBeVisible();
  const panel = new LabelStudioPage(app.page);
  await panel.open();
  return panel;
}

test('a whole project is predicted and pushed: chosen from the list, stopped, gone on with, nothing twice', async ({
  folder,
  launch,
}) => {
  needsData();
  test.slow();
  const photos = photoFolder(folder, [BEARS]);
  const studio = await startStudio(photos);
  const app = await launch({ dialogs: [{ open: [cocoModel(folder)] }, { open: [photos] }] });
  const panel = await withModel(app);
  const { push } = panel;

  await test.step('it asks for address and token first', async () => {
    await panel.openSettings();
    await panel.dialog.getByRole('button', { name: 'Add folder…' }).click();
    await expect(panel.dialog.getByText(photos, { exact: true })).toBeVisible();
    await expect(push.getByText('For this RTMLabel needs Label Studio’s address and a token.')).toBeVisible();
    await panel.set('Address of Label Studio', studio.url);
    await panel.set('Token of Label Studio', 'x'.repeat(40));
    await expect(push.getByText(/does not accept the token/)).toBeVisible();
    await expect(push.getByRole('textbox', { name: 'Number of the project' })).toBeVisible();
    await panel.set('Token', LEGACY);
    await push.getByRole('button', { name: 'List projects again' }).click();
  });

  await test.step('choose, and start', async () => {
    const choice = push.getByRole('combobox', { name: 'Project' });
    await expect(choice.getByRole('option')).toHaveText([
      'Choose a project…',
      'Cells (no. 12, 3 tasks)',
      'Road 路口 (no. 7, 60 tasks)',
      'Another, by number…',
    ]);
    const start = push.getByRole('button', { name: 'Predict and push' });
    await expect(start).toBeDisabled();
    await choice.selectOption('7');
    await push.getByRole('spinbutton', { name: 'Threshold for these predictions' }).fill('0.3');
    await expect(push.getByText(/Only tasks without a prediction of rtmdet-nano-coco80-[0-9a-f]{8}/)).toBeVisible();
    await start.click();
  });

  await test.step('how far it is, and a stop', async () => {
    const bar = push.getByRole('progressbar', { name: 'Project “Road 路口” (no. 7)' });
    await expect.poll(() => bar.getAttribute('aria-valuenow')).toMatch(/^([2-9]|[1-5]\d)$/);
    await push.getByRole('button', { name: 'Stop' }).click();
    await expect(push.getByText(/^Stopped: \d+ tasks? got a prediction/)).toBeVisible();
    const pushed = studio.predictions.length;
    expect(pushed).toBeLessThan(TASKS - 1);
    await expect(push.getByText(`Stopped: ${pushed} task`)).toBeVisible();
  });

  await test.step('the rest, and what failed with its reason', async () => {
    const before = studio.predictions.length;
    await push.getByRole('button', { name: 'Go on' }).click();
    await expect(push.getByText(`${before} had one already.`)).toBeVisible({ timeout: 60_000 });
    await expect(push.getByText('1 task failed:')).toBeVisible();
    const failure = push.getByRole('listitem').filter({ hasText: 'Task 5' });
    await expect(failure).toContainText('gone.jpg');
    await expect(failure).not.toContainText('--');
    await expect(push.getByText(/^79 classes of the model are no labels there/)).toHaveCount(0);
    await expect(push.getByText(/^78 classes of the model are no labels there/)).toBeVisible();
    expect(perTask(studio)).toEqual(once);
    const first = studio.predictions[0];
    expect(first?.result[0]?.value.rectanglelabels).toEqual(['person']);
  });

  await test.step('once more: nothing is pushed twice', async () => {
    copyFileSync(data(BEARS), join(photos, 'gone.jpg'));
    await push.getByRole('button', { name: 'Try the failed ones again' }).click();
    await expect(push.getByText('Done: 1 task got a prediction')).toBeVisible();
    await push.getByRole('button', { name: 'Push another' }).click();
    await push.getByRole('combobox', { name: 'Project' }).selectOption('other');
    await push.getByRole('textbox', { name: 'Number of the project' }).fill('7');
    await push.getByRole('button', { name: 'Predict and push' }).click();
    await expect(push.getByText(/Nothing to do: every task has a prediction/)).toBeVisible();
    expect(perTask(studio)).toEqual(once);
    await push.getByRole('button', { name: 'Push another' }).click();
    await push.getByRole('combobox', { name: 'Project' }).selectOption('12');
    await push.getByRole('button', { name: 'Predict and push' }).click();
    await expect(push.getByRole('alert')).toContainText('has no project 12');
  });
  await app.close();
  await studio.close();
});

test('RTMLabel ends in the middle of a push: the next start offers the rest', async ({ folder, launch }) => {
  needsData();
  test.slow();
  const photos = photoFolder(folder, [BEARS]);
  const studio = await startStudio(photos);
  const first = await launch({ dialogs: [{ open: [cocoModel(folder)] }, { open: [photos] }] });
  let panel = await withModel(first);
  await panel.openSettings();
  await panel.dialog.getByRole('button', { name: 'Add folder…' }).click();
  await expect(panel.dialog.getByText(photos, { exact: true })).toBeVisible();
  await panel.set('Address of Label Studio', studio.url);
  await panel.set('Token of Label Studio', LEGACY);
  await panel.push.getByRole('combobox', { name: 'Project' }).selectOption('7');
  await panel.push.getByRole('button', { name: 'Predict and push' }).click();
  const bar = panel.push.getByRole('progressbar');
  await expect.poll(() => bar.getAttribute('aria-valuenow')).toMatch(/^([2-9]|[1-5]\d)$/);
  const shown = Number(await bar.getAttribute('aria-valuenow'));
  await first.close();
  // What was predicted is pushed on closing: all that was shown but the task without a picture.
  const before = studio.predictions.length;
  expect(before).toBeGreaterThanOrEqual(shown - 1);
  expect(before).toBeLessThan(TASKS - 1);

  const second = await launch();
  panel = new LabelStudioPage(second.page);
  await expect(new StartPage(second.page).modelReady()).toBeVisible();
  await panel.open();
  await expect(panel.push.getByText('RTMLabel was closed before this was finished.')).toBeVisible();
  await expect(panel.push.getByText('Project “Road 路口” (no. 7)')).toBeVisible();
  // A system without a keyring keeps no token.
  const token = panel.push.getByLabel('Token of Label Studio');
  if ((await token.count()) > 0) await panel.set('Token of Label Studio', LEGACY);
  await panel.push.getByRole('button', { name: 'Go on' }).click();
  await expect(panel.push.getByText(`${TASKS - 1 - before} tasks got a prediction`)).toBeVisible({ timeout: 60_000 });
  expect(perTask(studio)).toEqual(once);
  await second.close();
  await studio.close();
});
