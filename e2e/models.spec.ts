import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { data, installedIn, needsData, photoFolder } from './fixtures/data';
import { dropFiles } from './pages/dropFiles';
import { LabelPage } from './pages/LabelPage';
import { ModelsPage } from './pages/ModelsPage';
import { StartPage } from './pages/StartPage';

const PEOPLE = 'coco/images/000000005001.jpg';
const NANO = 'derived-rtmdet-nano-person.mmdet';
const PTH = `models/${NANO}.pth`;

test('a checkpoint that is dropped becomes a model, and the open folder gets predictions from it', async ({
  folder,
  launch,
}) => {
  needsData();
  const app = await launch({ dialogs: [{ open: [photoFolder(folder, [PEOPLE])] }] });
  const { page } = app;
  await new StartPage(page).chooseFolder.click();
  const label = new LabelPage(page);
  await expect(label.file).toBeVisible();
  await expect(label.predictions).toHaveCount(0);
  await dropFiles(page, [data(PTH)]);

  const models = new ModelsPage(page);
  const job = models.job(`${NANO}.pth`);
  await expect(job.getByText(/Read \d+ tensors safely/)).toBeVisible();
  await expect(job.getByText('RTMDet-nano, 1 class, MMDetection layout')).toBeVisible();
  await expect(job.getByText(/Graph written/)).toBeVisible();
  await expect(job.getByText(/Checked on a test picture/)).toBeVisible();
  await page.screenshot({ path: join(shots, 'models-steps.png'), animations: 'disabled' });
  await expect(models.dialog).toHaveCount(0);
  await expect(page.getByText(`${NANO} is ready.`)).toBeVisible();
  await expect(label.predictions.first()).toBeVisible();
  await expect(page.getByRole('button', { name: new RegExp(NANO) })).toBeVisible();
  await page.screenshot({ path: join(shots, 'models-predicted.png'), animations: 'disabled' });
  await app.close();
});

test('a room that was opened by itself stays when a person uses it', async ({ folder, launch }) => {
  needsData();
  const app = await launch({ dialogs: [{ open: [photoFolder(folder, [PEOPLE])] }] });
  await new StartPage(app.page).chooseFolder.click();
  await expect(new LabelPage(app.page).file).toBeVisible();
  await dropFiles(app.page, [data(PTH)]);
  const models = new ModelsPage(app.page);
  await models.search.fill('person');
  await expect(models.job(`${NANO}.pth`)).toHaveAttribute('data-phase', 'done');
  await app.page.waitForTimeout(2_000);
  await expect(models.dialog).toBeVisible();
  await expect(models.radio(NANO)).toBeChecked();
  await models.search.fill('no such thing');
  await expect(models.dialog.getByText('No model matches')).toHaveCount(2);
  await app.close();
});

test('a hostile checkpoint is refused in plain words; nothing is executed or installed, the work goes on', async ({
  folder,
  launch,
}) => {
  needsData();
  const app = await launch({ dialogs: [{ open: [photoFolder(folder, [PEOPLE])] }] });
  const { page } = app;
  await new StartPage(page).chooseFolder.click();
  const label = new LabelPage(page);
  await expect(label.file).toBeVisible();
  const before = readdirSync(folder);
  await dropFiles(page, [data('checkpoints-hostile/exec-os-system.zip.pth')]);

  const models = new ModelsPage(page);
  const job = models.job('exec-os-system.zip.pth');
  await expect(
    job.getByText(/is refused: it names Python code that weights never need \(posix\.system\)/),
  ).toBeVisible();
  await expect(job.getByText(/Nothing was executed/)).toBeVisible();
  await page.screenshot({ path: join(shots, 'models-refused.png'), animations: 'disabled' });
  await page.waitForTimeout(2_000);
  await expect(models.dialog).toBeVisible();
  await expect(models.dialog.getByText('No models yet')).toBeVisible();
  expect(installedIn(folder)).toEqual([]);
  expect(readdirSync(folder)).toEqual(before);
  // What the file wants to run: `touch rtmlabel-pwned`.
  expect(existsSync('rtmlabel-pwned')).toBe(false);
  await job.getByRole('button', { name: /Take .* off the list/ }).click();
  await expect(models.jobs).toHaveCount(0);
  await models.close();

  await label.canvas.focus();
  await page.keyboard.press('s');
  await label.waitUntilSaved();
  await app.close();
});

test('what is dropped and is no model is told in words', async ({ folder, launch }) => {
  needsData();
  const app = await launch();
  const config = join(folder, 'my_config.py');
  const text = join(folder, 'notes.txt');
  const odd = join(folder, 'weights');
  writeFileSync(config, 'num_classes = 3\n');
  writeFileSync(text, 'hello\n');
  writeFileSync(odd, 'neither a zip nor a pickle\n');
  await dropFiles(app.page, [config]);
  await expect(app.page.getByText(/“my_config.py” is a training config/)).toBeVisible();
  await dropFiles(app.page, [text]);
  await expect(app.page.getByText(/“notes.txt” is neither/)).toBeVisible();
  await dropFiles(app.page, [odd]);
  const models = new ModelsPage(app.page);
  await expect(models.job('weights').getByRole('alert')).toContainText('weights is not a PyTorch checkpoint');
  await app.close();
});

test('a config that is dropped with its checkpoint settles what no weight tells', async ({ folder, launch }) => {
  needsData();
  const app = await launch();
  const config = join(folder, 'person.py');
  writeFileSync(
    config,
    "metainfo = dict(classes=('human', ))\nmodel = dict(type='RTMDet', bbox_head=dict(type='RTMDetSepBNHead', num_classes=1, exp_on_reg=False))\n",
  );
  await dropFiles(app.page, [data(PTH), config]);
  const models = new ModelsPage(app.page);
  const row = models.installed(NANO);
  await expect(row.getByText(/exp_on_reg off: the config file given with it says so/)).toBeVisible();
  await expect(row.getByText('1 class: human')).toBeVisible();

  await test.step('a person may decide otherwise: the checkpoint is converted again', async () => {
    await row.getByRole('switch', { name: `exp_on_reg of ${NANO}` }).click();
    await expect(row.getByText(/exp_on_reg on: you said so/)).toBeVisible();
    await expect(row.getByRole('switch')).toBeChecked();
    await expect(models.dialog.locator('.model-line')).toHaveCount(1);
  });
  await app.close();
});

test('a model is renamed, removed and brought back; after a restart it is there and in use', async ({
  folder,
  launch,
}) => {
  needsData();
  const first = await launch({ dialogs: [{ open: [data(PTH)] }] });
  let models = new ModelsPage(first.page);
  const start = new StartPage(first.page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible();
  await models.open();

  await test.step('rename in place; Esc leaves the old name, and the room open', async () => {
    await models.act(NANO, 'Rename');
    await first.page.keyboard.type('no');
    await first.page.keyboard.press('Escape');
    await expect(models.radio(NANO)).toBeChecked();
    await models.act(NANO, 'Rename');
    await first.page.getByRole('textbox', { name: `New name of ${NANO}` }).fill('People at the crossing');
    await first.page.keyboard.press('Enter');
    await expect(models.radio('People at the crossing')).toBeChecked();
  });

  await test.step('remove, and undo', async () => {
    await models.act('People at the crossing', 'Remove');
    await expect(models.dialog.getByText('No models yet')).toBeVisible();
    expect(installedIn(folder)).toEqual([]);
    await first.page.getByRole('button', { name: 'Undo' }).click();
    await expect(models.radio('People at the crossing')).toBeChecked();
  });

  await test.step('check the file, give other class names, see the details', async () => {
    await models.act('People at the crossing', 'Check file again');
    await expect(first.page.getByText('People at the crossing: the file is unchanged.')).toBeVisible();
    await models.act('People at the crossing', 'Edit class names…');
    await first.page.getByRole('textbox', { name: /Class names of the model/ }).fill('pedestrian');
    await first.page.getByRole('button', { name: 'Use these names' }).click();
    await expect(models.installed('People at the crossing').getByText('1 class: pedestrian')).toBeVisible();
    await models.act('People at the crossing', 'Show details');
    await expect(models.dialog.getByText('RTMDet-nano, MMDetection layout')).toBeVisible();
    await first.page.screenshot({ path: join(shots, 'models-details.png'), animations: 'disabled' });
  });
  await models.close();
  await first.close();

  const second = await launch();
  models = new ModelsPage(second.page);
  await expect(new StartPage(second.page).modelReady()).toBeVisible();
  await models.open();
  await expect(models.radio('People at the crossing')).toBeChecked();
  await expect(models.installed('People at the crossing').getByText('1 class: pedestrian')).toBeVisible();
  await second.close();
});

test('a model whose file was changed behind our back is not loaded, and says what to do', async ({
  folder,
  launch,
}) => {
  needsData();
  const first = await launch({ dialogs: [{ open: [data(PTH)] }] });
  await new StartPage(first.page).openModel.click();
  await expect(new StartPage(first.page).modelReady()).toBeVisible();
  await first.close();
  const [id] = installedIn(folder);
  const at = join(folder, 'app-data', 'models', id as string);
  const onnx = readdirSync(at).find((name) => name.endsWith('.onnx')) as string;
  writeFileSync(join(at, onnx), 'something else');

  const second = await launch();
  const models = new ModelsPage(second.page);
  await models.open();
  await expect(models.radio(NANO)).toBeDisabled();
  await expect(models.installed(NANO).getByRole('alert')).toContainText('was changed after it was installed');
  await second.page.screenshot({ path: join(shots, 'models-changed.png'), animations: 'disabled' });
  await models.installed(NANO).getByRole('button', { name: 'Remove' }).click();
  await expect(models.dialog.getByText('No models yet')).toBeVisible();
  await second.close();
});
