import { expect, test } from './fixtures/app';
import { needsData, personModel, photoFolder } from './fixtures/data';
import { fileAt, PHOTO, PHOTOS, press, withClasses } from './fixtures/photo';
import { LabelPage } from './pages/LabelPage';
import { SettingsPage } from './pages/SettingsPage';
import { StartPage } from './pages/StartPage';

const CLASSES = ['chair', 'table', 'sofa', 'lamp', 'vase', 'book', 'clock', 'door', 'window', 'tv'];

test('boxes by hand: every way to shape, draw, take and undo one', async ({ folder, launch }) => {
  needsData();
  const { page } = await launch({ dialogs: [{ open: [photoFolder(folder, [PHOTO])] }] });
  const label = await withClasses(page, CLASSES);
  await label.gesture([
    [100, 100],
    [300, 260],
  ]);
  const first = await label.selectedBox();

  await test.step('arrows move by 1 pixel, with Shift by 10', async () => {
    await press(page, 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowLeft');
    await press(page, 'Shift+ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp', 'Shift+ArrowLeft');
    expect(await label.selectedBox()).toEqual({ ...first, y: first.y + 11 });
    await label.undo();
    expect(await label.selectedBox()).toEqual(first);
  });

  for (const [arrow, x, y, width, height] of [
    ['ArrowLeft', -1, 0, 1, 0],
    ['ArrowRight', 0, 0, 1, 0],
    ['ArrowUp', 0, -1, 0, 1],
    ['ArrowDown', 0, 0, 0, 1],
  ] as const)
    await test.step(`Alt+${arrow} pushes that edge out, with Shift it is pulled in`, async () => {
      const before = await label.selectedBox();
      await press(page, `Alt+${arrow}`);
      expect(await label.selectedBox()).toEqual({
        x: before.x + x,
        y: before.y + y,
        width: before.width + width,
        height: before.height + height,
      });
      await press(page, `Alt+Shift+${arrow}`);
      expect(await label.selectedBox()).toEqual(before);
    });

  await test.step('a corner and an edge are dragged, the inside moves the box', async () => {
    const before = await label.selectedBox();
    await label.drag([before.x + before.width, before.y + before.height], -25, -25);
    const corner = await label.selectedBox();
    expect(corner).toMatchObject({ x: before.x, y: before.y });
    expect(corner.width).toBeLessThan(before.width);
    expect(corner.height).toBeLessThan(before.height);
    await label.drag([corner.x, corner.y + corner.height / 2], -25, 0);
    const edge = await label.selectedBox();
    expect(edge).toMatchObject({ y: corner.y, height: corner.height });
    expect(edge.x + edge.width).toBeCloseTo(corner.x + corner.width, 1);
    expect(edge.width).toBeGreaterThan(corner.width);
    await label.drag([edge.x + edge.width / 2, edge.y + edge.height / 2], 30, 20);
    expect(await label.selectedBox()).toMatchObject({ width: edge.width, height: edge.height });
    expect((await label.selectedBox()).x).toBeGreaterThan(edge.x);
  });

  await test.step('Ctrl+Z takes all of it back, Ctrl+Y and Ctrl+Shift+Z bring it again', async () => {
    const last = await label.selectedBox();
    for (let step = 0; step < 3; step++) await label.undo();
    expect(await label.selectedBox()).toEqual(first);
    await press(page, 'Control+y', 'Control+y');
    await label.redo();
    expect(await label.selectedBox()).toEqual(last);
    for (let step = 0; step < 3; step++) await label.undo();
  });

  for (const key of ['w', 'b'])
    await test.step(`${key.toUpperCase()} draws inside another box`, async () => {
      const before = await label.annotations.count();
      await press(page, key);
      const x = key === 'w' ? 120 : 220;
      await label.gesture([
        [x, 140],
        [x + 50, 200],
      ]);
      await expect(label.annotations).toHaveCount(before + 1);
      expect((await label.selectedBox()).x).toBeCloseTo(x, 0);
      await press(page, 'Escape', 'Escape');
    });

  await test.step('clicks at one place take the smallest box, then the next, then the first again', async () => {
    const sizes: (string | null)[] = [];
    for (let click = 0; click < 3; click++) {
      await label.click(140, 170);
      sizes.push(await label.size.textContent());
    }
    expect(sizes).toEqual(['w 50 h 60', 'w 200 h 160', 'w 50 h 60']);
  });

  await test.step('a digit gives the selected box its class; 0 is the tenth', async () => {
    await press(page, '2');
    await expect(label.selected).toContainText('table');
    await press(page, '0');
    await expect(label.selected).toContainText('tv');
  });

  await test.step('a digit without a selection arms the class, the same again puts it away', async () => {
    await press(page, 'Escape', '2');
    await expect(label.classes.locator('.is-armed')).toContainText('table');
    await press(page, '2');
    await expect(label.classes.locator('.is-armed')).toHaveCount(0);
  });

  await test.step('Tab and Shift+Tab go round, Backspace deletes', async () => {
    await press(page, 'Escape', 'Tab');
    const one = await label.selectedBox();
    await press(page, 'Tab');
    expect(await label.selectedBox()).not.toEqual(one);
    await press(page, 'Shift+Tab');
    expect(await label.selectedBox()).toEqual(one);
    const before = await label.annotations.count();
    await press(page, 'Backspace');
    await expect(label.annotations).toHaveCount(before - 1);
  });

  await test.step('after a click in a list the keys are those of the canvas', async () => {
    await label.annotations.last().getByRole('button').first().click();
    const before = await label.selectedBox();
    await press(page, 'ArrowRight');
    expect(await label.selectedBox()).toEqual({ ...before, x: before.x + 1 });
    await label.classes.getByRole('button', { name: 'lamp', exact: true }).click();
    await expect(label.selected).toContainText('lamp');
    await press(page, 'Tab');
    expect((await label.selectedBox()).x).not.toBe(before.x + 1);
  });

  await test.step('Z zooms to the box, Shift+F to 100 %, + and - around it, F fits', async () => {
    await press(page, 'f');
    const fitted = await label.zoom.textContent();
    await press(page, 'Tab', 'z');
    await expect(label.zoom).not.toHaveText(fitted ?? '');
    await press(page, 'Shift+F');
    await expect(label.zoom).toHaveText('100 %');
    await press(page, '+');
    await expect(label.zoom).not.toHaveText('100 %');
    await press(page, '-');
    await expect(label.zoom).toHaveText('100 %');
    await press(page, 'f');
    await expect(label.zoom).toHaveText(fitted ?? '');
  });

  await test.step('the middle button moves the picture', async () => {
    await press(page, 'Escape');
    await label.wheel(320, 210, -900);
    const cursor = page.getByTestId('status-cursor');
    const before = await cursor.textContent();
    const at = await label.at(320, 210);
    await page.mouse.down({ button: 'middle' });
    await page.mouse.move(at.x + 60, at.y + 40, { steps: 4 });
    await page.mouse.up({ button: 'middle' });
    await page.mouse.move(at.x, at.y);
    await expect(cursor).not.toHaveText(before ?? '');
    await press(page, 'f');
  });

  for (const [key, name] of [
    ['c', 'Crosshair'],
    ['n', 'Snap to borders and neighbours'],
    ['m', 'Minimap'],
  ] as const)
    await test.step(`${key.toUpperCase()} switches: ${name}`, async () => {
      await press(page, key);
      const settings = new SettingsPage(page);
      await settings.open();
      await settings.show('Labelling');
      await expect(settings.section.getByRole('switch', { name })).not.toBeChecked();
      await settings.close();
      await label.canvas.focus();
      await press(page, key);
    });

  await test.step('Shift+L locks all boxes, Ctrl+Shift+H shows hidden ones again', async () => {
    await press(page, 'Shift+L');
    await label.click(245, 170);
    await expect(label.selected).toHaveCount(0);
    await press(page, 'Shift+L');
    await label.click(245, 170);
    await press(page, 'Shift+H');
    await expect(page.getByText('1 box hidden')).toBeVisible();
    await press(page, 'Control+Shift+H');
    await expect(page.getByText('1 box hidden')).toHaveCount(0);
  });
});

test('predictions and images: every key that judges, submits and goes on', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, PHOTOS);
  const { page } = await launch({ dialogs: [{ open: [personModel(folder)] }, { open: [photos] }] });
  const start = new StartPage(page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible({ timeout: 40_000 });
  await start.chooseFolder.click();
  const label = new LabelPage(page);
  await expect(label.predictions.first()).toBeVisible({ timeout: 40_000 });
  await label.canvas.focus();
  const shown = await label.predictions.count();
  const isAt = (at: number) => expect(label.file).toHaveText(fileAt(at));

  await test.step('D and A, PageDown and PageUp, End and Home', async () => {
    for (const [key, at] of [
      ['d', 1],
      ['a', 0],
      ['PageDown', 1],
      ['PageUp', 0],
      ['End', 4],
      ['Home', 0],
    ] as const) {
      await press(page, key);
      await isAt(at);
    }
    await expect(label.predictions).toHaveCount(shown);
  });

  await test.step('Shift+X rejects and Shift+E accepts all predictions of the class', async () => {
    await press(page, 'Tab', 'Shift+X');
    await expect(label.predictions).toHaveCount(0);
    await label.undo();
    await expect(label.predictions).toHaveCount(shown);
    await press(page, 'Tab', 'Shift+E');
    await expect(label.annotations).toHaveCount(shown);
    await label.undo();
  });

  await test.step('Delete rejects a prediction', async () => {
    await press(page, 'Tab', 'Delete');
    await expect(label.predictions).toHaveCount(shown - 1);
    await label.undo();
    await expect(label.predictions).toHaveCount(shown);
  });

  for (const [at, key] of ['Space', 'Enter', 'Control+Enter'].entries())
    await test.step(`${key} accepts all, submits and goes on`, async () => {
      await expect(page.getByText('Predicting…')).toHaveCount(0);
      await press(page, key);
      await isAt(at + 1);
      await expect(label.image(fileAt(at))).toContainText('Done');
    });

  await test.step('S skips, J goes to the first unseen image, U takes one up again', async () => {
    await press(page, 's');
    await isAt(4);
    await expect(label.image(fileAt(3))).toContainText('Skipped');
    await press(page, 'Home', 'j');
    await isAt(4);
    await press(page, 'Home', 'u');
    await expect(label.image(fileAt(0))).toContainText('In progress');
    await expect(label.annotations).toHaveCount(shown);
  });
});
