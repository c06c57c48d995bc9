import { expect, test } from './fixtures/app';
import { needsData, photoFolder } from './fixtures/data';
import { fileAt, PHOTO } from './fixtures/photo';
import { LabelPage } from './pages/LabelPage';
import { StartPage } from './pages/StartPage';

test('a box drawn before there is a class waits for its name', async ({ folder, launch }) => {
  needsData();
  const { page } = await launch({ dialogs: [{ open: [photoFolder(folder, [PHOTO])] }] });
  const label = new LabelPage(page);
  await new StartPage(page).chooseFolder.click();
  await expect(label.file).toHaveText(fileAt(0));
  const name = page.getByRole('textbox', { name: 'Name of the new class' });
  const drag = (x: number) =>
    label.gesture([
      [x, 100],
      [x + 80, 160],
    ]);

  await test.step('it is not submitted without one; Escape gives it up', async () => {
    await drag(100);
    await expect(page.getByText('The box waits for its class')).toBeVisible();
    await expect(name).toBeFocused();
    await label.canvas.focus();
    await page.keyboard.press('Space');
    await expect(name).toBeFocused();
    await expect(page.getByRole('button', { name: 'Reopen' })).toHaveCount(0);
    await label.canvas.focus();
    await page.keyboard.press('Escape');
    await expect(label.annotations).toHaveCount(0);
  });

  await test.step('with a name it is a box, selected and saved; one undo takes it back', async () => {
    await drag(300);
    await expect(name).toBeFocused();
    await page.keyboard.type('cat');
    await page.keyboard.press('Enter');
    await expect(label.annotations).toHaveCount(1);
    await expect(label.annotations.first()).toContainText('cat');
    expect(await label.selectedBox()).toMatchObject({ x: expect.closeTo(300, 0), width: expect.closeTo(80, 0) });
    await label.waitUntilSaved();
    await label.canvas.focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(label.annotations).toHaveCount(0);
  });
});
