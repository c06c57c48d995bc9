import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { data, needsData, photoFolder } from './fixtures/data';
import { LabelPage } from './pages/LabelPage';
import { StartPage } from './pages/StartPage';

const PHOTOS = ['coco/images/000000000139.jpg', 'coco/images/000000000802.jpg'];

test('after kill -9 everything that was shown as saved is there', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, PHOTOS);
  const first = await launch({ dialogs: [{ open: [photos] }] });
  await new StartPage(first.page).chooseFolder.click();
  const label = new LabelPage(first.page);
  await label.classes.getByRole('textbox', { name: 'Name of the new class' }).fill('lamp');
  await first.page.keyboard.press('Enter');
  await label.drag([50, 60], 100, 80);
  await label.drag([300, 60], 80, 100);
  await expect(label.annotations).toHaveCount(2);
  await label.waitUntilSaved();
  await first.kill();

  const second = await launch();
  await new StartPage(second.page).recent('photos').click();
  const again = new LabelPage(second.page);
  await expect(again.annotations).toHaveCount(2);
  await expect(again.classes.getByRole('button', { name: /^lamp/ })).toBeVisible();
  await second.close();
});

test('a folder that is open elsewhere is refused in words', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, PHOTOS);
  const first = await launch({ dialogs: [{ open: [photos] }] });
  await new StartPage(first.page).chooseFolder.click();
  await expect(new LabelPage(first.page).file).toBeVisible();
  // A second program with settings of its own, as on a machine with two installations.
  const other = await launch({ dialogs: [{ open: [photos] }], ownSettings: true });
  await new StartPage(other.page).chooseFolder.click();
  await expect(other.page.getByText(/is open|already open/i)).toBeVisible();
  await other.page.screenshot({ path: join(shots, 'locked.png'), animations: 'disabled' });
  await other.close();
  await first.close();
});

test('on a full disk the window says "not saved", and saves when there is room', async ({ launch }) => {
  needsData();
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'needs the right to mount a small disk');
  const disk = mkdtempSync(join(tmpdir(), 'rtmlabel-full-'));
  test.skip(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=600k', 'tmpfs', disk]).status !== 0, 'cannot mount');
  try {
    execFileSync('cp', [data(PHOTOS[0] as string), disk]);
    const app = await launch({ dialogs: [{ open: [disk] }] });
    await new StartPage(app.page).chooseFolder.click();
    const label = new LabelPage(app.page);
    await label.classes.getByRole('textbox', { name: 'Name of the new class' }).fill('lamp');
    await app.page.keyboard.press('Enter');
    await label.waitUntilSaved();
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=1k', 'count=2000']);
    await app.page.keyboard.press('Escape');
    for (const at of [60, 120, 180, 240, 300, 360, 420]) {
      await label.drag([at, 60], 40, 40);
      if (await app.page.getByText('Not saved').isVisible()) break;
    }
    // Lines are small and the disk is in blocks: edits go on until a block is needed.
    for (let more = 0; more < 60 && !(await app.page.getByText('Not saved').isVisible()); more++)
      await app.page.keyboard.press('Control+d');
    await expect(app.page.getByText('Not saved')).toBeVisible();
    await app.page.screenshot({ path: join(shots, 'disk-full.png'), animations: 'disabled' });
    const boxes = await label.annotations.count();
    rmSync(join(disk, 'filler'));
    // The program tries again by itself, too: whoever is first.
    const again = app.page.getByRole('button', { name: 'Save again' });
    await Promise.race([again.click({ timeout: 20_000 }).catch(() => undefined), label.waitUntilSaved()]);
    await label.waitUntilSaved();
    await app.kill();
    const next = await launch();
    await new StartPage(next.page).recent('rtmlabel-full').click();
    await expect(new LabelPage(next.page).annotations).toHaveCount(boxes);
    await next.close();
  } finally {
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  }
});
