import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app';
import { photoFolder } from '../fixtures/data';
import { LabelPage } from '../pages/LabelPage';
import { type ActName, Hands, type LoggedAct } from './hands';
import { openPredicted } from './open';
import { OUT } from './out';
import { costOf, operatorsOf } from './score';
import { photoSets } from './sets';

/** Four photographs on which the model knows at least two things. */
const PHOTOS = ['000000000078', '000000000136', '000000000142', '000000000321'];

test('acts: one of each, done with the hands and looked at in the document', async ({ folder, launch }) => {
  const [set] = photoSets(Number.POSITIVE_INFINITY, () => ({ width: 1, height: 1 }));
  const photos = photoFolder(
    folder,
    PHOTOS.map((name) => `coco128_32/images/${name}.jpg`),
  );
  const { page } = await openPredicted(launch, set!.model(folder), photos, PHOTOS.length);
  const label = new LabelPage(page);
  const hands = new Hands(page);
  await expect(label.file).toHaveText('000000000078.jpg');
  await expect(label.predictions.first()).toBeVisible();

  await test.step('approve all and go on', async () => {
    const shown = await label.predictions.count();
    await hands.act('approve', () => hands.press('Space'));
    await expect(label.file).toHaveText('000000000136.jpg');
    await expect(label.image('000000000078.jpg')).toContainText(`Done · ${shown} box`);
  });

  await test.step('delete a false positive', async () => {
    await expect(label.predictions.first()).toBeVisible();
    const before = await label.predictions.count();
    await hands.act('reject', async () => {
      await hands.press('Tab');
      await hands.press('x');
    });
    await expect(label.predictions).toHaveCount(before - 1);
    await label.undo();
    await expect(label.predictions).toHaveCount(before);
    await page.keyboard.press('Escape');
  });

  await test.step('tighten one edge', async () => {
    await page.keyboard.press('Tab');
    const before = await label.selectedBox();
    await page.keyboard.press('Escape');
    await hands.act('tighten', async () => {
      await hands.press('Tab');
      await hands.press('Alt+ArrowRight', 3);
    });
    await expect(label.annotations).toHaveCount(1);
    expect(await label.selectedBox()).toEqual({ ...before, width: before.width + 3 });
    await label.undo();
    await page.keyboard.press('Escape');
  });

  await test.step('add a missed box with its class', async () => {
    await page.keyboard.press('End');
    await expect(label.file).toHaveText('000000000321.jpg');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('x');
    await expect(label.predictions).toHaveCount(0);
    const [from, to] = await Promise.all([label.at(60, 80), label.at(180, 200)]);
    await hands.act('add', async () => {
      await hands.drag(from, to);
      await hands.press('3');
    });
    await expect(label.annotations).toHaveCount(1);
    await expect(label.annotations).toContainText('car');
    expect(await label.selectedBox()).toMatchObject({ width: expect.closeTo(120, 0), height: expect.closeTo(120, 0) });
  });

  const result = Object.fromEntries(hands.acts.map((act) => [act.name, described(act)]));
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'acts.json'), JSON.stringify(result satisfies Partial<Record<ActName, unknown>>));
});

/** By itself: the right hand is where the act needs it first. */
function described(act: LoggedAct) {
  const operators = operatorsOf([act]);
  return { ...costOf([act], operators), operators: operators[0] };
}
