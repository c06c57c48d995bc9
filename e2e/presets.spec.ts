import { expect, test } from './fixtures/app';
import { needsData, photoFolder } from './fixtures/data';
import { fileAt, PHOTOS, press, withClasses } from './fixtures/photo';
import { KeysPage } from './pages/KeysPage';

/** Keys that hands of another program press without thinking. */
const PRESETS = [
  {
    preset: 'labelImg',
    next: 'd',
    previous: 'a',
    draw: 'w',
    remove: 'Delete',
    hide: 'Control+h',
    submit: 'Space',
    fit: 'CtrlF',
  },
  {
    preset: 'X-AnyLabeling',
    next: 'd',
    previous: 'a',
    draw: 'r',
    remove: 'Delete',
    hide: 'Control+h',
    submit: 'Control+Alt+k',
    fit: 'CtrlF',
  },
  {
    preset: 'CVAT',
    next: 'f',
    previous: 'd',
    draw: 'n',
    remove: 'Shift+Delete',
    hide: 'Shift+H',
    submit: 'Enter',
    fit: 'CtrlF',
  },
  {
    preset: 'Label Studio',
    next: 'Control+ArrowRight',
    previous: 'Control+ArrowLeft',
    draw: 'r',
    remove: 'Backspace',
    hide: 'Alt+h',
    submit: 'Control+Enter',
    fit: 'F',
  },
] as const;

test('keys as in labelImg, X-AnyLabeling, CVAT and Label Studio', async ({ folder, launch }) => {
  needsData();
  const { page } = await launch({ dialogs: [{ open: [photoFolder(folder, PHOTOS)] }] });
  const label = await withClasses(page);
  const keys = new KeysPage(page);
  for (const [at, one] of PRESETS.entries())
    await test.step(one.preset, async () => {
      await press(page, 'F2');
      await keys.choosePreset(one.preset);
      await press(page, 'Escape');
      await label.canvas.focus();
      await press(page, one.next);
      await expect(label.file).toHaveText(fileAt(at + 1));
      await press(page, one.previous);
      await expect(label.file).toHaveText(fileAt(at));
      for (const [x, y] of [
        [60, 60],
        [100, 100],
      ] as const) {
        await press(page, one.draw);
        await label.gesture([
          [x, y],
          [x + 120, y + 120],
        ]);
      }
      await expect(label.annotations).toHaveCount(2);
      await press(page, one.remove);
      await expect(label.annotations).toHaveCount(1);
      await press(page, one.hide);
      await expect(page.getByRole('button', { name: 'Show all boxes' })).toHaveAttribute('aria-pressed', 'true');
      await page.getByTitle('Zoom', { exact: true }).click();
      await expect(page.getByRole('menuitem', { name: /^Fit the image/ })).toContainText(one.fit);
      await press(page, 'Escape');
      await label.canvas.focus();
      await press(page, one.hide, one.submit);
      await expect(label.image(fileAt(at))).toContainText('Done');
    });
});
