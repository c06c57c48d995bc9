import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { cocoModel, needsData, photoFolder } from './fixtures/data';
import { type ImageBox, LabelPage } from './pages/LabelPage';
import { StartPage } from './pages/StartPage';

const PHOTOS = [
  'coco128_32/images/000000000142.jpg',
  'coco128_32/images/000000000623.jpg',
  'coco128_32/images/000000000599.jpg',
];

interface CocoFile {
  readonly images: readonly {
    readonly id: number;
    readonly file_name: string;
    readonly width: number;
    readonly height: number;
    readonly status: string;
  }[];
  readonly annotations: readonly {
    readonly image_id: number;
    readonly category_id: number;
    readonly bbox: readonly [number, number, number, number];
    readonly area: number;
    readonly iscrowd: number;
  }[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
}

const centre = ({ x, y, width, height }: ImageBox): readonly [number, number] => [x + width / 2, y + height / 2];

test('from a folder of photographs to a COCO file that holds exactly what the person made', async ({
  folder,
  launch,
}) => {
  needsData();
  const photos = photoFolder(folder, PHOTOS);
  const json = join(folder, 'result.json');
  const first = await launch({ dialogs: [{ open: [cocoModel(folder)] }, { open: [photos] }] });
  const start = new StartPage(first.page);
  let label = new LabelPage(first.page);
  const { page } = first;

  await test.step('open model and folder: predictions appear', async () => {
    await start.openModel.click();
    await expect(start.modelReady()).toBeVisible();
    await start.chooseFolder.click();
    await expect(label.file).toHaveText('000000000142.jpg');
    await expect(label.predictions.first()).toBeVisible();
    await page.screenshot({ path: join(shots, 'walk-1-predictions.png'), animations: 'disabled' });
  });
  const predicted = await label.predictions.count();
  expect(predicted).toBeGreaterThan(1);
  const made = new Map<string, ImageBox>();
  const scale = await label.scale();

  await test.step('drag the most certain prediction: it becomes an annotation at its new place', async () => {
    await label.predictions.last().getByRole('button').first().click();
    const before = await label.selectedBox();
    await label.drag(centre(before), 24, -15);
    await expect(label.annotations).toHaveCount(1);
    await expect(label.predictions).toHaveCount(predicted - 1);
    const after = await label.selectedBox();
    expect(after.x - before.x).toBeCloseTo(Math.min(24 / scale, 480 - before.x - before.width), 0);
    expect(after.width).toBeCloseTo(before.width, 0);
    made.set('dragged', after);
  });

  await test.step('resize it by its lower right corner', async () => {
    const before = await label.selectedBox();
    await label.drag([before.x + before.width, before.y + before.height], -30, -20);
    const after = await label.selectedBox();
    expect(after.x).toBeCloseTo(before.x, 0);
    expect(after.y).toBeCloseTo(before.y, 0);
    expect(before.width - after.width).toBeCloseTo(30 / scale, 0);
    expect(before.height - after.height).toBeCloseTo(20 / scale, 0);
    made.set('dragged', after);
    await page.screenshot({ path: join(shots, 'walk-2-resized.png'), animations: 'disabled' });
  });

  await test.step('move it by arrow keys: a series is one undo step', async () => {
    const before = await label.selectedBox();
    for (const key of ['ArrowLeft', 'ArrowLeft', 'Shift+ArrowUp', 'Alt+ArrowRight']) await page.keyboard.press(key);
    const after = await label.selectedBox();
    expect(after).toEqual({ x: before.x - 2, y: before.y - 10, width: before.width + 1, height: before.height });
    await label.undo();
    await label.undo();
    expect(await label.selectedBox()).toEqual(before);
  });

  await test.step('draw one in the armed class', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('3');
    await label.drag([20, 30], 120, 90);
    const drawn = await label.selectedBox();
    expect(drawn.x).toBeCloseTo(20, 0);
    expect(drawn.width).toBeCloseTo(120 / scale, 0);
    await expect(label.annotations.filter({ hasText: 'car' })).toHaveCount(1);
    made.set('drawn', drawn);
  });

  await test.step('draw and delete another', async () => {
    const before = await label.annotations.count();
    await label.drag([300, 20], 60, 40);
    await expect(label.annotations).toHaveCount(before + 1);
    await page.keyboard.press('Delete');
    await expect(label.annotations).toHaveCount(before);
  });

  await test.step('change a class by digit', async () => {
    await label.annotations.filter({ hasText: 'car' }).getByRole('button').first().click();
    await page.keyboard.press('2');
    await expect(label.annotations.filter({ hasText: 'bicycle' })).toHaveCount(1);
  });

  await test.step('undo and redo', async () => {
    await label.undo();
    await expect(label.annotations.filter({ hasText: 'car' })).toHaveCount(1);
    await label.redo();
    await expect(label.annotations.filter({ hasText: 'bicycle' })).toHaveCount(1);
  });

  const accepted: ImageBox[] = [];
  await test.step('submit: what is shown is accepted, the next image comes', async () => {
    for (const row of await label.predictions.all()) {
      await row.getByRole('button').first().click();
      accepted.push(await label.selectedBox());
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    await expect(label.file).toHaveText('000000000599.jpg');
    await expect(label.image('000000000142.jpg')).toContainText('Done');
    await label.waitUntilSaved();
    await page.screenshot({ path: join(shots, 'walk-3-next.png'), animations: 'disabled' });
  });

  await test.step('skip the second image', async () => {
    await page.keyboard.press('s');
    await expect(label.file).toHaveText('000000000623.jpg');
    await label.waitUntilSaved();
  });

  await first.close();
  const second = await launch({ dialogs: [{ save: json }] });
  label = new LabelPage(second.page);

  await test.step('reopen: everything is there', async () => {
    await new StartPage(second.page).recent('photos').click();
    await expect(label.file).toHaveText('000000000623.jpg');
    await expect(label.image('000000000142.jpg')).toContainText('Done');
    await expect(label.image('000000000599.jpg')).toContainText('Skipped');
    await label.image('000000000142.jpg').click();
    await expect(label.annotations).toHaveCount(2 + accepted.length);
    await expect(label.predictions).toHaveCount(0);
    await second.page.screenshot({ path: join(shots, 'walk-4-reopened.png'), animations: 'disabled' });
  });

  await test.step('export', async () => {
    await second.page.keyboard.press('Control+e');
    const dialog = second.page.getByRole('dialog', { name: /Export COCO/ });
    await dialog.getByRole('button', { name: 'Export 1 image' }).waitFor();
    await second.page.screenshot({ path: join(shots, 'walk-5-export.png'), animations: 'disabled' });
    await dialog.getByRole('button', { name: 'Export 1 image' }).click();
    await expect(second.page.getByTestId('export-path')).toHaveText(json);
    await second.page.screenshot({ path: join(shots, 'walk-6-exported.png'), animations: 'disabled' });
  });

  await test.step('the file is exactly what the person made', async () => {
    const coco = JSON.parse(readFileSync(json, 'utf8')) as CocoFile;
    expect(coco.images).toEqual([{ id: 1, file_name: '000000000142.jpg', width: 480, height: 640, status: 'done' }]);
    expect(coco.categories.length).toBe(80);
    expect(coco.categories[1]).toMatchObject({ id: 2, name: 'bicycle' });
    const found = coco.annotations.map(({ bbox: [x, y, width, height] }) => ({ x, y, width, height }));
    const byPlace = (a: ImageBox, b: ImageBox): number => a.x - b.x || a.y - b.y || a.width - b.width;
    // Accepted boxes stand in the order of their scores, here they were looked at the other way round.
    const expected = [made.get('dragged'), made.get('drawn'), ...accepted.sort(byPlace)] as readonly ImageBox[];
    const inOrder = [...found.slice(0, 2), ...found.slice(2).sort(byPlace)];
    expect(found.length).toBe(expected.length);
    for (const [at, box] of expected.entries()) {
      const { x, y, width, height } = inOrder[at] as ImageBox;
      // The inspector shows tenths of a pixel.
      for (const [ours, theirs] of [
        [box.x, x],
        [box.y, y],
        [box.width, width],
        [box.height, height],
      ] as const)
        expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(0.06);
    }
    expect(coco.annotations[1]?.category_id).toBe(2);
    for (const { bbox, area, iscrowd } of coco.annotations) {
      expect(area).toBeCloseTo(bbox[2] * bbox[3], 6);
      expect(iscrowd).toBe(0);
    }
  });
  await second.page.keyboard.press('Escape');
  await second.close();
});
