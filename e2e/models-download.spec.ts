import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { installedIn, needsData } from './fixtures/data';
import { officialNano, withMirror } from './fixtures/official';
import { ModelsPage } from './pages/ModelsPage';

const NAME = 'RTMDet-nano person';

test('an official model comes through a broken connection, is verified, converted and used', async ({ launch }) => {
  needsData();
  const { entry, bytes, path } = officialNano();
  await withMirror(async (server) => {
    server.serve(path, bytes, [{ breakAfter: 1_500_000, pauseMs: 25 }, { pauseMs: 12 }]);
    const app = await launch({ catalogue: [entry] });
    const models = new ModelsPage(app.page);
    await models.open();

    await test.step('the mirror is set here; what is no address is not taken', async () => {
      await models.dialog.getByText('Download settings').click();
      const mirror = models.dialog.getByRole('textbox', { name: 'Mirror' });
      await mirror.fill('mirror.example');
      await app.page.keyboard.press('Enter');
      await expect(models.dialog.getByText('An address begins with http:// or https://')).toBeVisible();
      await mirror.fill(server.url);
      await app.page.keyboard.press('Enter');
      await expect(models.dialog.getByText('Takes the place of https://download.openmmlab.com')).toBeVisible();
    });

    const row = models.official(entry.id);
    await row.getByRole('button', { name: `Install ${NAME}` }).click();
    await expect(row.getByRole('progressbar')).toBeVisible();
    await expect(models.job(NAME).getByText(/MB\/s · .* left/)).toBeVisible();
    await app.page.screenshot({ path: join(shots, 'models-downloading.png'), animations: 'disabled' });
    await expect(row.getByText('Installed', { exact: true })).toBeVisible({ timeout: 30_000 });
    expect(server.rangesOf(path)).toEqual([null, expect.stringMatching(/^bytes=\d{6,}-$/)]);
    await expect(models.installed(NAME).getByText('Verified')).toBeVisible();
    await expect(models.radio(NAME)).toBeChecked();
    await app.close();
  });
});

test('a download that was stopped goes on where it was, also after a restart', async ({ folder, launch }) => {
  needsData();
  const { entry, bytes, path } = officialNano();
  await withMirror(async (server) => {
    server.serve(path, bytes, [{ pauseMs: 60 }, { pauseMs: 60 }]);
    const settings = { mirror: server.url };
    const first = await launch({ catalogue: [entry], settings });
    let models = new ModelsPage(first.page);
    await models.open();
    const installing = async (): Promise<void> => {
      await models
        .official(entry.id)
        .getByRole('button', { name: /Install|Try again/ })
        .click();
      await expect
        .poll(() => models.official(entry.id).getByRole('progressbar').getAttribute('aria-valuenow'))
        .not.toBe('0');
    };
    await installing();
    await models
      .official(entry.id)
      .getByRole('button', { name: `Stop ${NAME}` })
      .click();
    await expect(models.job(NAME).getByText('Stopped')).toBeVisible();
    await expect(models.job(NAME).getByText(/What was downloaded is kept/)).toBeVisible();
    await models.job(NAME).getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => server.rangesOf(path).length).toBe(2);
    await expect(models.official(entry.id).getByRole('progressbar')).toBeVisible();
    await first.kill();

    const second = await launch({ catalogue: [entry], settings });
    models = new ModelsPage(second.page);
    await models.open();
    expect(installedIn(folder)).toEqual([]);
    await models
      .official(entry.id)
      .getByRole('button', { name: `Install ${NAME}` })
      .click();
    await expect(models.official(entry.id).getByText('Installed', { exact: true })).toBeVisible({ timeout: 30_000 });
    const offsets = server.rangesOf(path).map((range) => Number(/\d+/.exec(range ?? '0')?.[0]));
    expect(offsets.length).toBe(3);
    expect(offsets[1]).toBeGreaterThan(0);
    expect(offsets[2]).toBeGreaterThanOrEqual(offsets[1] as number);
    await second.close();
  });
});

test('wrong bytes are never installed, and the window says so', async ({ folder, launch }) => {
  needsData();
  const { entry, bytes, path } = officialNano();
  await withMirror(async (server) => {
    const wrong = bytes.slice();
    wrong[2_000_000] = (wrong[2_000_000] ?? 0) ^ 1;
    server.serve(path, wrong);
    const app = await launch({ catalogue: [entry], settings: { mirror: server.url } });
    const models = new ModelsPage(app.page);
    await models.open();
    const row = models.official(entry.id);
    await row.getByRole('button', { name: `Install ${NAME}` }).click();
    await expect(row.getByText('Hash differs, not installed')).toBeVisible();
    await expect(models.job(NAME).getByRole('alert')).toContainText(`expected ${entry.sha256Prefix}`);
    await app.page.screenshot({ path: join(shots, 'models-wrong-hash.png'), animations: 'disabled' });
    await expect(models.dialog.getByText('No models yet')).toBeVisible();
    expect(readdirSync(join(folder, 'app-data', 'downloads'))).toEqual([]);

    server.serve(path, bytes);
    await row.getByRole('button', { name: 'Try again' }).click();
    await expect(row.getByText('Installed', { exact: true })).toBeVisible();
    await expect(models.radio(NAME)).toBeChecked();
    await app.close();
  });
});

test('without a connection the address and the way by hand are told', async ({ launch }) => {
  needsData();
  const { entry } = officialNano();
  // Nobody listens on the port of a server that has ended.
  let mirror = '';
  await withMirror(async (server) => {
    mirror = server.url;
  });
  const app = await launch({ catalogue: [entry], settings: { mirror } });
  const models = new ModelsPage(app.page);
  await models.open();
  await models
    .official(entry.id)
    .getByRole('button', { name: `Install ${NAME}` })
    .click();
  const alert = models.job(NAME).getByRole('alert');
  await expect(alert).toContainText('cannot be reached', { timeout: 20_000 });
  await expect(alert).toContainText('drop the file on the window');
  await expect(models.official(entry.id).getByRole('button', { name: 'Try again' })).toBeVisible();
  await models.official(entry.id).getByRole('button', { name: NAME }).click();
  await expect(app.page.getByText(entry.url, { exact: true })).toBeVisible();
  await app.page.screenshot({ path: join(shots, 'models-offline.png'), animations: 'disabled' });
  await app.page.keyboard.press('Escape');
  await expect(models.dialog).toBeVisible();
  await app.close();
});
