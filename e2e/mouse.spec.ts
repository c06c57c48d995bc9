import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { needsData, personModel, photoFolder } from './fixtures/data';
import { PHOTO, withClasses } from './fixtures/photo';
import { LabelPage } from './pages/LabelPage';
import { StartPage } from './pages/StartPage';

test('drawing with the mouse: square, middle, two clicks, edges that attract', async ({ folder, launch }) => {
  needsData();
  const { page } = await launch({ dialogs: [{ open: [photoFolder(folder, [PHOTO])] }] });
  const label = await withClasses(page);

  await test.step('a drag on an empty place draws', async () => {
    await label.gesture([
      [100, 100],
      [200, 160],
    ]);
    expect(await label.selectedBox()).toMatchObject({ width: expect.closeTo(100, 0), height: expect.closeTo(60, 0) });
  });

  await test.step('Escape takes a drag back: drawing, moving, resizing', async () => {
    const before = await label.selectedBox();
    for (const from of [
      [200, 130],
      [150, 130],
    ] as const) {
      await label.gesture([from, [260, 220]], { stay: true });
      await page.keyboard.press('Escape');
      await label.letGo();
      expect(await label.selectedBox()).toEqual(before);
    }
    await label.gesture(
      [
        [400, 300],
        [460, 360],
      ],
      { stay: true },
    );
    await expect(label.size).toHaveText('w 60 h 60');
    await page.keyboard.press('Escape');
    await label.letGo();
    await expect(label.annotations).toHaveCount(1);
  });

  await test.step('a corner makes a square with Shift, and keeps the middle with Alt', async () => {
    await label.click(150, 130);
    const before = await label.selectedBox();
    const corner = [before.x + before.width, before.y + before.height] as const;
    await label.gesture([corner, [260, 190]], { during: ['Shift'] });
    const shaped = await label.selectedBox();
    expect(shaped.width).toBeGreaterThan(before.width + 20);
    expect(shaped.height).toBe(shaped.width);
    await label.undo();
    await label.gesture([corner, [220, 175]], { during: ['Alt'] });
    const grown = await label.selectedBox();
    expect(grown.x + grown.width / 2).toBeCloseTo(before.x + before.width / 2, 0);
    expect(grown.width).toBeGreaterThan(before.width + 20);
    await label.undo();
    await page.keyboard.press('Escape');
  });

  await test.step('Shift during the drag makes a square', async () => {
    await label.gesture(
      [
        [400, 100],
        [440, 180],
      ],
      { during: ['Shift'] },
    );
    const { width, height } = await label.selectedBox();
    expect(width).toBeCloseTo(80, 0);
    expect(height).toBe(width);
  });

  await test.step('Alt draws from the middle', async () => {
    await label.gesture(
      [
        [300, 300],
        [330, 320],
      ],
      { during: ['Alt'] },
    );
    const box = await label.selectedBox();
    expect(box.x + box.width / 2).toBeCloseTo(300, 0);
    expect(box).toMatchObject({ width: expect.closeTo(60, 0), height: expect.closeTo(40, 0) });
  });

  await test.step('an armed class draws inside another box', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    await label.gesture([
      [120, 115],
      [150, 140],
    ]);
    await expect(label.annotations).toHaveCount(4);
    await expect(label.annotations.filter({ hasText: 'table' })).toHaveCount(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  await test.step('an edge meets the border and a neighbour, unless Ctrl is held', async () => {
    const near = 3 / (await label.scale());
    await label.gesture([
      [20, 250],
      [near, 300],
    ]);
    expect((await label.selectedBox()).x).toBe(0);
    const [neighbour] = [100];
    await label.gesture([
      [30, 120],
      [neighbour - near, 170],
    ]);
    const snapped = await label.selectedBox();
    expect(snapped.x + snapped.width).toBeCloseTo(neighbour, 0);
    await label.undo();
    await label.gesture(
      [
        [30, 120],
        [neighbour - near, 170],
      ],
      { during: ['Control'] },
    );
    const free = await label.selectedBox();
    expect(free.x + free.width).toBeLessThan(neighbour - near / 2);
    await label.undo();
  });

  await test.step('two clicks, when a person wants it; Escape takes the first one back', async () => {
    const before = await label.annotations.count();
    await page.keyboard.press('t');
    await label.click(500, 250);
    await label.hover(560, 300);
    await page.keyboard.press('Escape');
    await expect(label.annotations).toHaveCount(before);
    await label.click(500, 250);
    await label.hover(540, 280);
    await expect(label.size).toHaveText('w 40 h 30');
    await label.click(560, 300);
    await expect(label.annotations).toHaveCount(before + 1);
    expect(await label.selectedBox()).toMatchObject({ width: expect.closeTo(60, 0), height: expect.closeTo(50, 0) });
    await page.keyboard.press('t');
  });
});

test('several boxes at once, locked and hidden ones, what lies behind', async ({ folder, launch }) => {
  needsData();
  const { page } = await launch({ dialogs: [{ open: [photoFolder(folder, [PHOTO])] }] });
  const label = await withClasses(page);
  for (const [x, y] of [
    [100, 100],
    [220, 100],
    [340, 100],
  ] as const)
    await label.gesture([
      [x, y],
      [x + 80, y + 80],
    ]);
  await page.keyboard.press('Escape');

  await test.step('a frame with Shift takes what lies in it', async () => {
    await label.gesture(
      [
        [80, 80],
        [320, 200],
      ],
      { before: ['Shift'] },
    );
    await expect(label.selected).toHaveCount(2);
    await expect(label.annotations).toHaveCount(3);
  });

  await test.step('Shift and Ctrl with a click add and take away', async () => {
    await page.keyboard.down('Shift');
    await label.click(380, 140);
    await page.keyboard.up('Shift');
    await expect(label.selected).toHaveCount(3);
    await page.keyboard.down('Control');
    await label.click(380, 140);
    await page.keyboard.up('Control');
    await expect(label.selected).toHaveCount(2);
  });

  await test.step('they move, are nudged, change class, are duplicated and deleted together, one undo each', async () => {
    await label.gesture([
      [140, 140],
      [140, 240],
    ]);
    await expect(label.selected).toHaveCount(2);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('2');
    await expect(label.annotations.filter({ hasText: 'table' })).toHaveCount(2);
    await page.keyboard.press('Control+d');
    await expect(label.annotations).toHaveCount(5);
    await expect(label.selected).toHaveCount(2);
    await page.keyboard.press('Delete');
    await expect(label.annotations).toHaveCount(3);
    for (let steps = 0; steps < 5; steps++) await label.undo();
    await expect(label.annotations).toHaveCount(3);
    await label.click(140, 140);
    expect(await label.selectedBox()).toMatchObject({ x: expect.closeTo(100, 0), y: expect.closeTo(100, 0) });
  });

  await test.step('Ctrl+A takes all', async () => {
    await page.keyboard.press('Control+a');
    await expect(label.selected).toHaveCount(3);
  });

  await test.step('a locked box is not clicked, moved or deleted', async () => {
    await label.click(140, 140);
    await page.keyboard.press('l');
    await page.keyboard.press('Delete');
    await expect(label.annotations).toHaveCount(3);
    await expect(page.getByText('The box is locked. Unlock it first.')).toBeVisible();
    await page.keyboard.press('Escape');
    await label.click(140, 140);
    await expect(label.selected).toHaveCount(0);
    await page.keyboard.press('Control+a');
    await expect(label.selected).toHaveCount(2);
    await page.getByText('1 box locked').getByRole('button', { name: 'Unlock' }).click();
    await label.click(140, 140);
    await expect(label.selected).toHaveCount(1);
  });

  await test.step('a hidden box, a hidden class', async () => {
    await label.canvas.focus();
    await page.keyboard.press('Shift+H');
    await label.click(140, 140);
    await expect(label.selected).toHaveCount(0);
    await page.getByText('1 box hidden').getByRole('button', { name: 'Show' }).click();
    await label.click(140, 140);
    await page.keyboard.press('Alt+h');
    await expect(page.getByText('3 boxes hidden')).toBeVisible();
    await page.getByText('3 boxes hidden').getByRole('button', { name: 'Show' }).click();
  });

  await test.step('a small box goes behind a large one', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await label.gesture([
      [60, 60],
      [300, 220],
    ]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await label.click(140, 140);
    await expect(label.size).toHaveText('w 80 h 80');
    await page.keyboard.press('Shift+B');
    await label.hover(200, 140);
    await label.click(140, 145);
    await expect(label.size).toHaveText('w 240 h 160');
  });
});

test('ghosts of rejected predictions come back with a click', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, [PHOTO]);
  const { page } = await launch({ dialogs: [{ open: [personModel(folder)] }, { open: [photos] }] });
  const start = new StartPage(page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible();
  await start.chooseFolder.click();
  const label = new LabelPage(page);
  await expect(label.predictions.first()).toBeVisible();
  const before = await label.predictions.count();
  await label.predictions.first().getByRole('button').first().click();
  const { x, y, width, height } = await label.selectedBox();
  await label.canvas.focus();
  await page.keyboard.press('x');
  await expect(label.predictions).toHaveCount(before - 1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await expect(page.getByText(/1 rejected prediction shown/)).toBeVisible();
  await label.hover(x, y + height / 2);
  await page.screenshot({ path: join(shots, 'mouse-ghost.png'), animations: 'disabled' });
  await label.click(x + width / 2, y);
  await expect(label.predictions).toHaveCount(before);
  await label.undo();
  await expect(label.predictions).toHaveCount(before - 1);
});
