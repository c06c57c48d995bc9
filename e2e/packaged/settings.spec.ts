import { createHash, randomBytes } from 'node:crypto';
import { existsSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, test } from '../fixtures/app';
import { SettingsPage } from '../pages/SettingsPage';
import { program, type Running, start } from './program';

/** Where electron-builder puts it when a place to look for updates is named. */
const PLACE = join(dirname(program === '' ? '.' : realpathSync(program)), 'resources', 'app-update.yml');
const NEWER = randomBytes(300_000);

let running: Running | null = null;
let server: Server;
let version = '';
const asked: string[] = [];
const headers: string[] = [];

test.beforeAll(async () => {
  server = createServer(({ url = '', headers: sent }, answer) => {
    asked.push(url.replace(/\?.*/, ''));
    headers.push(JSON.stringify(sent));
    if (url.endsWith('.AppImage')) answer.end(NEWER);
    else {
      const sha512 = createHash('sha512').update(NEWER).digest('base64');
      answer.end(
        `version: ${version}\npath: new.AppImage\nsha512: ${sha512}\nfiles:\n  - { url: new.AppImage, sha512: ${sha512}, size: ${NEWER.length} }\n`,
      );
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
test.afterEach(async () => {
  await running?.kill();
  running = null;
  delete process.env.APPIMAGE;
  delete process.env.XDG_CACHE_HOME;
});
test.afterAll(() => server.close());

async function updatesOf(folder: string): Promise<SettingsPage> {
  running = await start(join(folder, 'app-data'), []);
  const settings = new SettingsPage(running.page);
  await running.page.getByRole('button', { name: 'Settings' }).click();
  await settings.show('Updates');
  return settings;
}

test('a package that cannot replace itself says so and asks nothing', async ({ folder }) => {
  const { section } = await updatesOf(folder);
  await expect(section).toContainText('This kind of package does not replace itself');
  await expect(section.getByRole('button')).toHaveCount(0);
});

test('the doctor of the package tells the window which devices work, and makes the report', async ({ folder }) => {
  const settings = await updatesOf(folder);
  await settings.show('Device');
  await expect(settings.section.getByText('Works here.')).toBeVisible({ timeout: 30_000 });
  await settings.show('Log and report');
  await settings.section.getByRole('button', { name: 'Copy report' }).click();
  await expect(settings.dialog.getByText('The report is on the clipboard.')).toBeVisible({ timeout: 30_000 });
});

test('an AppImage looks when it is told to, fetches what is newer, and does not say who it is', async ({ folder }) => {
  test.skip(process.platform !== 'linux' || existsSync(PLACE), 'for a Linux package that names no place itself');
  const { port } = server.address() as AddressInfo;
  process.env.APPIMAGE = join(folder, 'RTMLabel.AppImage');
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
  writeFileSync(process.env.APPIMAGE, 'this version');
  writeFileSync(PLACE, `provider: generic\nurl: http://127.0.0.1:${port}/\nupdaterCacheDirName: rtmlabel-updater\n`);
  try {
    version = '0.0.1';
    const { section } = await updatesOf(folder);
    await expect(section).toContainText('Off. Nothing is asked.');
    expect(asked).toEqual([]);
    await section.getByRole('button', { name: 'Look now' }).click();
    await expect(section).toContainText('There is nothing newer.');
    version = '99.0.0';
    await section.getByRole('button', { name: 'Look now' }).click();
    await expect(section.getByRole('button', { name: 'Restart with version 99.0.0' })).toBeVisible({ timeout: 20_000 });
    expect(asked).toEqual(['/latest-linux.yml', '/latest-linux.yml', '/new.AppImage']);
    for (const sent of headers) expect(sent).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/i);
  } finally {
    rmSync(PLACE);
  }
});
