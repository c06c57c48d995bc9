import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/app';
import { checkeredPng } from './fixtures/checkered';
import { press, withClasses } from './fixtures/photo';
import { CanvasPixels } from './pages/CanvasPixels';

test('what is seen: hidden boxes, crosshair, attraction, map, panels, light, grid, motion', async ({
  folder,
  launch,
}) => {
  const pictures = join(folder, 'pictures');
  mkdirSync(pictures);
  writeFileSync(join(pictures, 'board.png'), checkeredPng(640, 480));
  writeFileSync(join(pictures, 'grid.png'), checkeredPng(32, 24));
  const { page } = await launch({ dialogs: [{ open: [pictures] }] });
  const label = await withClasses(page, ['chair'], 'board.png');
  const pixels = new CanvasPixels(label);
  const cursor = page.getByTestId('status-cursor');
  const near = 3 / (await label.scale());
  const shown = page.getByRole('button', { name: 'Show all boxes' });
  await label.gesture([
    [100, 100],
    [300, 260],
  ]);

  await test.step('H: nothing of the boxes is painted, clicked or deleted; a key that would change one shows them', async () => {
    await press(page, 'Escape');
    await expect.poll(() => pixels.isPainted('boxes')).toBe(true);
    await press(page, 'h');
    await expect(shown).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => pixels.isPainted('boxes')).toBe(false);
    await label.click(150, 150);
    await expect(label.selected).toHaveCount(0);
    await press(page, 'Tab', 'Delete');
    await expect(shown).toHaveCount(0);
    await expect(label.annotations).toHaveCount(1);
    await press(page, 'Delete');
    await expect(label.annotations).toHaveCount(0);
    await label.undo();
    await press(page, 'h');
    await label.gesture(
      [
        [400, 300],
        [500, 400],
      ],
      { stay: true },
    );
    await expect(shown).toHaveCount(0);
    await expect.poll(() => pixels.isPainted('boxes')).toBe(true);
    await label.letGo();
    await expect(label.annotations).toHaveCount(2);
    await label.undo();
  });

  await test.step('C: the crosshair crosses the picture under the mouse, or does not', async () => {
    await label.hover(450, 380);
    await expect.poll(() => pixels.lineThrough(450, 380)).toBeGreaterThan(0.5);
    await press(page, 'c');
    await expect.poll(() => pixels.lineThrough(450, 380)).toBe(0);
    await press(page, 'c');
  });

  await test.step('edges that are moved or resized meet the border too; N: they do not', async () => {
    await label.click(150, 150);
    await label.gesture([
      [300, 180],
      [640 - near, 180],
    ]);
    expect(await label.selectedBox()).toMatchObject({ x: expect.closeTo(100, 0), width: expect.closeTo(540, 0) });
    const { x, width, y } = await label.selectedBox();
    expect(x + width).toBe(640);
    await label.gesture([
      [200, y + 80],
      [200, 80 + near],
    ]);
    expect((await label.selectedBox()).y).toBe(0);
    await label.undo();
    await press(page, 'n');
    await label.gesture([
      [200, y + 80],
      [200, 80 + near],
    ]);
    expect((await label.selectedBox()).y).toBeGreaterThan(0);
    await press(page, 'n');
    await label.undo();
    await label.undo();
    await press(page, 'Escape');
  });

  await test.step('M: the map goes and comes; a drag on it moves the part in sight', async () => {
    await label.wheel(320, 240, -900);
    await expect(label.minimap).toBeVisible();
    await press(page, 'm');
    await expect(label.minimap).toHaveCount(0);
    await press(page, 'm');
    const map = await label.minimap.boundingBox();
    if (map === null) throw new Error('no map');
    const places: (string | null)[] = [];
    await page.mouse.move(map.x + 10, map.y + 10);
    await page.mouse.down();
    for (const to of [20, map.width - 10]) {
      await page.mouse.move(map.x + to, map.y + 20, { steps: 3 });
      places.push(await page.locator('.minimap canvas').evaluate((lens: HTMLCanvasElement) => lens.toDataURL()));
    }
    await page.mouse.up();
    expect(places[0]).not.toBe(places[1]);
    await label.hover(320, 240);
    await expect(cursor).toHaveText(/x (5|6)\d\d/);
    await press(page, 'f');
  });

  await test.step('Ctrl+B and Ctrl+Shift+B put the panels away and bring them back', async () => {
    const width = async (): Promise<number> => (await label.canvas.boundingBox())?.width ?? 0;
    const [list, before] = [page.getByRole('listbox', { name: 'Images of this project' }), await width()];
    for (const [key, panel] of [
      ['Control+b', list],
      ['Control+Shift+B', label.classes],
    ] as const) {
      await press(page, key);
      await expect(panel).toHaveCount(0);
      await expect.poll(width).toBeGreaterThan(before);
      await press(page, key);
      await expect(panel).toBeVisible();
      await expect.poll(width).toBe(before);
    }
  });

  await test.step('contrast', async () => {
    await press(page, 'i');
    await page.getByRole('slider', { name: 'Contrast' }).fill('150');
    await expect(label.canvas.locator('canvas').first()).toHaveCSS('filter', 'brightness(1) contrast(1.5)');
    await page.getByRole('button', { name: 'Reset' }).click();
    await press(page, 'Escape');
  });

  await test.step('from 800 % on pixels have a grid', async () => {
    await label.canvas.focus();
    await press(page, 'd');
    await expect(label.file).toHaveText('grid.png');
    const between = async (): Promise<boolean> => (await pixels.greys()).some((grey) => grey > 5 && grey < 60);
    await label.wheel(16, 12, -1500);
    await expect.poll(between).toBe(true);
    await page.getByTitle('Zoom', { exact: true }).click();
    await page.getByRole('menuitem', { name: '400 %' }).click();
    await expect(label.zoom).toHaveText('400 %');
    await expect.poll(between).toBe(false);
  });

  await test.step('nothing moves by itself for a person who does not want it', async () => {
    const times = (): Promise<readonly string[]> =>
      page
        .getByRole('button')
        .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).transitionDuration))].sort());
    expect((await times()).join()).toMatch(/[1-9]/);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect((await times()).join()).not.toMatch(/[1-9]/);
  });
});
