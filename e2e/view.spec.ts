import { expect, test } from './fixtures/app';
import { needsData, photoFolder } from './fixtures/data';
import { PHOTO, withClasses } from './fixtures/photo';
import { LabelPage } from './pages/LabelPage';
import { SettingsPage } from './pages/SettingsPage';
import { StartPage } from './pages/StartPage';

test('wheel, minimap, crosshair and light', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, [PHOTO]);
  const first = await launch({ dialogs: [{ open: [photos] }] });
  let label = await withClasses(first.page);
  const fitted = await label.zoom.textContent();

  await test.step('the wheel zooms at the pointer; the map shows and moves the part in sight', async () => {
    await expect(label.minimap).toBeHidden();
    await label.wheel(320, 210, -900);
    await expect(label.minimap).toBeVisible();
    await label.hover(320, 210);
    const cursor = first.page.getByTestId('status-cursor');
    await expect(cursor).toHaveText(/x 3[12]\d y 2[01]\d/);
    await label.minimap.click({ position: { x: 6, y: 6 } });
    await label.hover(320, 210);
    await expect(cursor).not.toHaveText(/x 3[12]\d y 2[01]\d/);
    await label.canvas.focus();
    await first.page.keyboard.press('f');
    await expect(label.minimap).toBeHidden();
  });

  await test.step('F6 leads from the canvas to the next part of the window, Shift+F6 back', async () => {
    await label.canvas.focus();
    await first.page.keyboard.press('F6');
    await expect(first.page.getByRole('region', { name: 'Classes' }).locator(':focus')).toHaveCount(1);
    await first.page.keyboard.press('Shift+F6');
    await expect(label.canvas).toBeFocused();
  });

  await test.step('brightness changes the picture on the screen and nothing else', async () => {
    await first.page.keyboard.press('i');
    const slider = first.page.getByRole('slider', { name: 'Brightness' });
    await expect(slider).toBeFocused();
    await slider.fill('200');
    const picture = label.canvas.locator('canvas').first();
    await expect(picture).toHaveCSS('filter', 'brightness(2) contrast(1)');
    await first.page.getByRole('button', { name: 'Reset' }).click();
    await expect(picture).toHaveCSS('filter', 'none');
    await first.page.keyboard.press('Escape');
    await expect(slider).toBeHidden();
  });

  await test.step('the wheel scrolls when a person wants it; options are remembered', async () => {
    const settings = new SettingsPage(first.page);
    await settings.open();
    await settings.show('Labelling');
    await settings.section.getByRole('switch', { name: /Wheel scrolls/ }).click();
    await settings.section.getByRole('switch', { name: /Crosshair/ }).click();
    await settings.close();
    const cursor = first.page.getByTestId('status-cursor');
    await label.hover(320, 210);
    const before = await cursor.textContent();
    await label.wheel(320, 210, -30);
    await expect(cursor).not.toHaveText(before ?? '');
    await expect(cursor).toHaveText(/^x 3[12]\d y (1[6-9]\d|20\d)$/);
    await expect(label.zoom).toHaveText(fitted ?? '');
    await first.page.keyboard.down('Control');
    await label.wheel(320, 210, -300);
    await first.page.keyboard.up('Control');
    await expect(label.zoom).not.toHaveText(fitted ?? '');
    await first.close();
    const second = await launch({ dialogs: [{ open: [photos] }] });
    label = new LabelPage(second.page);
    await new StartPage(second.page).chooseFolder.click();
    await expect(label.file).toHaveText('000000000139.jpg');
    const again = new SettingsPage(second.page);
    await again.open();
    await again.show('Labelling');
    await expect(again.section.getByRole('switch', { name: /Wheel scrolls/ })).toBeChecked();
    await expect(again.section.getByRole('switch', { name: /Crosshair/ })).not.toBeChecked();
  });
});
