import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/app';
import { cocoModel, data, needsData, photoFolder } from './fixtures/data';
import { freePort, LabelStudioClient, labelsOf, localFile, occupiedPort } from './fixtures/labelStudioClient';
import { LabelStudioPage } from './pages/LabelStudioPage';
import { StartPage } from './pages/StartPage';

const BEARS = 'coco128_32/images/000000000623.jpg';
const PHOTO = localFile('000000000623.jpg');
const VERSION = /^rtmdet-nano-coco80-[0-9a-f]{8}$/;

test('Label Studio gets boxes from the model of the window, and the panel shows who asked what', async ({
  folder,
  launch,
}) => {
  needsData();
  const photos = photoFolder(folder, [BEARS]);
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  copyFileSync(data(BEARS), join(elsewhere, 'other.jpg'));
  const app = await launch({ dialogs: [{ open: [cocoModel(folder)] }, { open: [photos] }, { open: [elsewhere] }] });
  const { page } = app;
  await new StartPage(page).openModel.click();
  await expect(new StartPage(page).modelReady()).toBeVisible();
  const panel = new LabelStudioPage(page);
  const port = await freePort();
  const labels = ['person', 'TV', 'cell_phone', 'scooter'];
  const studio = `http://localhost:${await freePort()}`;
  const client = new LabelStudioClient(port, labels, { studio });

  await test.step('switch it on: the address, the name and the next steps are there', async () => {
    await page.getByRole('button', { name: 'Label Studio' }).click();
    await expect(panel.dialog.getByText('In Label Studio open your project')).toBeVisible();
    await panel.openSettings();
    await panel.set('Port', String(port));
    await panel.set('Threshold', '0.3');
    await panel.dialog.getByRole('button', { name: 'Add folder…' }).click();
    await expect(panel.dialog.getByText(photos, { exact: true })).toBeVisible();
    await panel.on.click();
    await expect(panel.state.getByText('Listening')).toBeVisible();
    await expect(panel.state.getByText(`http://localhost:${port}`, { exact: true })).toBeVisible();
    await expect(panel.state.getByText(VERSION)).toBeVisible();
    await expect(panel.state.getByText('no health check yet')).toBeVisible();
    await panel.state.getByRole('button', { name: 'Copy: Address' }).click();
    await expect
      .poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe(`http://localhost:${port}`);
  });

  await test.step('Label Studio connects', async () => {
    expect(await client.health()).toBe(200);
    expect(await client.setup()).toMatch(VERSION);
    await expect(panel.row('set-up').getByText('OK')).toBeVisible();
    await expect(panel.state.getByText(/last health check/)).toBeVisible();
    const project = panel.project('7');
    await expect(project.getByText(`${studio.slice(7)} · 4 labels`)).toBeVisible();
    await expect(project.getByText('1 label without class')).toBeVisible();
    await expect(panel.labelOf('cell phone').locator('option:checked')).toHaveText('cell_phone');
    await expect(project.getByRole('row', { name: /^tv/ }).getByText('spelling')).toBeVisible();
    await expect(project.getByText('77 classes of the model are no labels here.')).toBeVisible();
  });

  let found: readonly string[] = [];
  await test.step('boxes come, and the log has the row', async () => {
    const { status, version, results } = await client.predict([PHOTO]);
    expect(status).toBe(200);
    expect(version).toMatch(VERSION);
    found = labelsOf(results[0]);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set(['person']));
    const row = panel.row('1 task');
    await expect(row.getByText(found.length === 1 ? '1 box' : `${found.length} boxes`, { exact: true })).toBeVisible();
    await expect(row.getByText('OK')).toBeVisible();
    await expect(panel.project('7').getByText('1 task predicted')).toBeVisible();
  });

  await test.step('another label for a class counts for the next answer', async () => {
    await panel.labelOf('person').selectOption({ label: 'scooter' });
    await expect(panel.project('7').getByText('you', { exact: true })).toBeVisible();
    const again = await client.predict([PHOTO]);
    expect(labelsOf(again.results[0])).toEqual(found.map(() => 'scooter'));
    await panel.dialog.getByRole('button', { name: 'Match person automatically' }).click();
    await expect(panel.labelOf('person').locator('option:checked')).toHaveText('person');
    await panel.dialog
      .getByRole('combobox', { name: 'Class for the label scooter' })
      .selectOption({ label: 'bicycle' });
    await expect(panel.project('7').getByText('All labels have a class')).toBeVisible();
  });

  await test.step('an image that cannot be had says why, and a button mends it', async () => {
    const failed = await client.predict([localFile('other.jpg')]);
    expect(failed.status).toBe(424);
    const row = panel.row('Failed');
    await expect(row.getByText(/other\.jpg: Label Studio calls itself localhost/)).toBeVisible();
    await row.getByRole('button', { name: 'Enter address' }).click();
    await expect(panel.dialog.getByRole('textbox', { name: 'Label Studio', exact: true })).toBeFocused();
    await row.getByRole('button', { name: 'Add folder…' }).click();
    await expect(panel.dialog.getByText(elsewhere, { exact: true })).toBeVisible();
    expect((await client.predict([localFile('other.jpg')])).status).toBe(200);
    const part = await client.predict([PHOTO, localFile('gone.jpg')]);
    expect([part.status, part.results.length]).toEqual([200, 1]);
    await expect(panel.row('In part').getByText(/1 of 2 tasks failed.*gone\.jpg/)).toBeVisible();
  });

  await test.step('closed, a chip says that it runs', async () => {
    await panel.close();
    await expect(page.getByRole('button', { name: 'Label Studio Listening' })).toBeVisible();
  });
  await app.close();
});

test('a batch shows how far it is, and can be stopped', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, [BEARS]);
  const many = Array.from({ length: 60 }, (_, at) => `copy-${at}.jpg`);
  for (const name of many) copyFileSync(data(BEARS), join(photos, name));
  const app = await launch({ dialogs: [{ open: [cocoModel(folder)] }, { open: [photos] }] });
  await new StartPage(app.page).openModel.click();
  await expect(new StartPage(app.page).modelReady()).toBeVisible();
  const panel = new LabelStudioPage(app.page);
  const port = await freePort();
  await panel.open();
  await panel.openSettings();
  await panel.set('Port', String(port));
  await panel.dialog.getByRole('button', { name: 'Add folder…' }).click();
  await panel.on.click();
  await expect(panel.state.getByText('Listening')).toBeVisible();
  const answer = new LabelStudioClient(port, ['person']).predict(many.map(localFile));
  await expect(panel.running.getByText(/Project 7: \d+ of 60 tasks/)).toBeVisible();
  await expect.poll(() => panel.running.getByRole('progressbar').getAttribute('aria-valuenow')).not.toBe('0');
  await panel.running.getByRole('button', { name: 'Stop' }).click();
  expect((await answer).status).toBe(503);
  await expect(panel.running).toHaveCount(0);
  await expect(panel.row(/The request was stopped here/)).toBeVisible();
  await app.close();
});

test('a port in use is told in words, and the next free one is a button', async ({ launch }) => {
  const taken = await occupiedPort();
  const app = await launch();
  const panel = new LabelStudioPage(app.page);
  await panel.open();
  await panel.openSettings();
  await panel.set('Port', String(taken.port));
  await panel.on.click();
  await expect(panel.state.getByRole('alert')).toContainText(`Port ${taken.port} is in use by another program.`);
  const use = panel.state.getByRole('button', { name: /^Use port \d+$/ });
  const free = Number((await use.textContent())?.replace(/\D/g, ''));
  await use.click();
  await expect(panel.state.getByText('Listening')).toBeVisible();
  expect(await new LabelStudioClient(free, []).health()).toBe(200);
  await taken.close();
  await app.close();
});

test('other machines need a password; settings outlive the app, secrets are in no file', async ({ folder, launch }) => {
  const port = await freePort();
  const first = await launch();
  let panel = new LabelStudioPage(first.page);
  await panel.open();
  await panel.openSettings();
  await panel.set('Port', String(port));
  await panel.set('Label Studio', 'http://localhost:8080');
  const lan = panel.dialog.getByRole('switch', { name: 'Other machines' });
  await expect(lan).toBeDisabled();
  await panel.set('Name', 'studio');
  await panel.set('Password', 'not-to-be-written');
  await panel.set('Token', 'token-not-to-be-written');
  await expect(panel.dialog.getByText(/^Set\. (Kept encrypted|This system offers no safe place)/)).toHaveCount(2);
  // Set where the test runs in a session with a keyring.
  const keyring = process.env.RTMLABEL_KEYRING !== undefined;
  if (keyring) await expect(panel.dialog.getByText('Set. Kept encrypted by this system.')).toHaveCount(2);
  await lan.click();
  await expect(lan).toBeChecked();
  await panel.on.click();
  await expect(panel.state.getByText(/in the network, port/)).toBeVisible();
  expect(await new LabelStudioClient(port, []).health()).toBe(401);
  await expect(panel.row('health').getByText(/Name or password did not match/)).toBeVisible();
  const client = new LabelStudioClient(port, [], { login: 'studio:not-to-be-written' });
  expect(await client.health()).toBe(200);
  expect(await first.page.content()).not.toContain('not-to-be-written');
  await first.close();
  const written = ['settings.json', 'logs/main.log'].map((file) => {
    try {
      return readFileSync(join(folder, 'app-data', file), 'utf8');
    } catch {
      return '';
    }
  });
  expect(written[0]).toContain('"studio"');
  expect(written.join('')).not.toContain('not-to-be-written');

  const second = await launch();
  panel = new LabelStudioPage(second.page);
  await panel.open();
  await expect(panel.on).toBeChecked();
  if (keyring) await expect(panel.state.getByText('Listening')).toBeVisible();
  const kept = (await panel.state.getByText('Listening').count()) > 0;
  if (!kept) {
    // A system without a keyring: the password has to be given again, and is asked for.
    await expect(panel.state.getByRole('alert')).toContainText('Other machines are let in only with a name');
    await panel.set('Password', 'not-to-be-written');
  }
  await expect(panel.state.getByText('Listening')).toBeVisible();
  expect(await client.health()).toBe(200);
  await second.close();
});
