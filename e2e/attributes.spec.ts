import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, shots, test } from './fixtures/app';
import { needsData, photoFolder } from './fixtures/data';
import { AttributesPage } from './pages/AttributesPage';
import { LabelPage } from './pages/LabelPage';
import { QueuePage } from './pages/QueuePage';
import { StartPage } from './pages/StartPage';

const ROOM = 'coco/images/000000000139.jpg';

/** Two boxes on the only photograph, both selected. */
async function twoBoxes(page: LabelPage, window: import('@playwright/test').Page): Promise<void> {
  await page.classes.getByRole('textbox', { name: 'Name of the new class' }).fill('lamp');
  await window.keyboard.press('Enter');
  await page.drag([50.3, 60.7], 101, 83);
  await page.drag([310.1, 90.2], 77, 51);
  await page.annotations.nth(0).getByRole('button').first().click();
  await page.annotations
    .nth(1)
    .getByRole('button')
    .first()
    .click({ modifiers: ['Control'] });
}

test('attributes are defined, said of many boxes, undone, kept, exported and read back', async ({ folder, launch }) => {
  needsData();
  const photos = photoFolder(folder, [ROOM]);
  const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')];
  const app = await launch({ dialogs: [{ open: [photos] }] });
  await new StartPage(app.page).chooseFolder.click();
  const label = new LabelPage(app.page);
  const attributes = new AttributesPage(app.page);
  await expect(app.page.getByTestId('status-size')).toHaveText('640 × 426');
  await twoBoxes(label, app.page);
  const colour = attributes.ofBoxes.getByRole('combobox', { name: 'colour' });

  await test.step('a choice, a text and something of the image are defined', async () => {
    await new QueuePage(app.page).run('Attributes of this project');
    await attributes.define('colour', 'boxes', ['red', 'blue']);
    await attributes.define('note', 'boxes', 'text');
    await attributes.define('weather', 'images', ['sun', 'rain']);
    await expect(attributes.rows).toHaveCount(3);
    await attributes.dialog.getByRole('textbox', { name: 'Name of the new attribute' }).fill('Occluded');
    await attributes.dialog.getByRole('combobox', { name: 'Of', exact: true }).selectOption({ label: 'boxes' });
    await expect(attributes.dialog.getByRole('alert')).toHaveText('There is an attribute of this name already.');
    await attributes.close();
  });

  await test.step('two boxes get a colour at once; undo takes it from both', async () => {
    await colour.selectOption({ label: 'red' });
    await label.canvas.focus();
    await label.undo();
    await expect(colour).toHaveValue('nothing');
    await label.redo();
    await label.annotations.nth(0).getByRole('button').first().click();
    await expect(colour.locator('option:checked')).toHaveText('red');
    await colour.selectOption({ label: 'blue' });
    await label.annotations
      .nth(1)
      .getByRole('button')
      .first()
      .click({ modifiers: ['Control'] });
    await expect(colour.locator('option:checked')).toHaveText('different');
  });

  await test.step('Q says occluded of both, the chips show what is mixed', async () => {
    await label.canvas.focus();
    await app.page.keyboard.press('q');
    await expect(attributes.flag('occluded')).toHaveAttribute('aria-pressed', 'true');
    await label.annotations.nth(1).getByRole('button').first().click();
    await attributes.flag('crowd').click();
    await attributes.ofBoxes.getByRole('textbox', { name: 'note' }).fill('behind the door');
    await app.page.keyboard.press('Enter');
    await expect(label.annotations.nth(1).getByRole('img').first()).toHaveAttribute(
      'aria-label',
      'occluded, crowd, colour: red, note: behind the door',
    );
    await label.annotations
      .nth(0)
      .getByRole('button')
      .first()
      .click({ modifiers: ['Control'] });
    await expect(attributes.flag('crowd')).toHaveAttribute('aria-pressed', 'mixed');
    for (const name of ['Difficult', 'Truncated', 'Crowd']) {
      await label.canvas.focus();
      await new QueuePage(app.page).run(`${name}: on or off`);
      await expect(attributes.flag(name.toLowerCase())).toHaveAttribute('aria-pressed', 'true');
      await label.undo();
      await expect(attributes.flag(name.toLowerCase())).not.toHaveAttribute('aria-pressed', 'true');
    }
    await attributes.ofImage.getByRole('combobox', { name: 'weather' }).selectOption({ label: 'rain' });
    await app.page.screenshot({ path: join(shots, 'attributes.png'), animations: 'disabled' });
  });

  await test.step('a choice that goes asks first, and is renamed with its values', async () => {
    await attributes.open();
    const choices = attributes.rows.first().getByRole('textbox', { name: 'Choices of colour, one per line' });
    await choices.fill('blue');
    await choices.blur();
    await expect(attributes.dialog.getByText('1 value of “colour” would be lost.')).toBeVisible();
    await app.page.screenshot({ path: join(shots, 'attributes-lose.png'), animations: 'disabled' });
    await attributes.dialog.getByRole('button', { name: 'Keep as it is' }).click();
    await expect(choices).toHaveValue('red\nblue');
    await choices.fill('crimson\nblue');
    await choices.blur();
    await expect(attributes.dialog.getByRole('alert')).toHaveCount(0);
    await attributes.close();
  });
  await label.canvas.focus();
  await app.page.keyboard.press('Escape');
  await app.page.keyboard.press('Space');
  await label.waitUntilSaved();
  await app.close();
  const kept = JSON.parse(readFileSync(join(photos, '.rtmlabel', 'project.json'), 'utf8'));
  expect(kept.version).toBe(2);
  expect(kept.images[0].seconds).toBeGreaterThan(1);
  expect(kept.images[0].seconds).toBeLessThan(120);

  const again = await launch({ dialogs: [{ save: first }] });
  await test.step('after a restart everything is there, and COCO says it', async () => {
    await new StartPage(again.page).recent('photos').click();
    await new LabelPage(again.page).annotations.nth(0).getByRole('button').first().click();
    await expect(
      new AttributesPage(again.page).ofBoxes.getByRole('combobox', { name: 'colour' }).locator('option:checked'),
    ).toHaveText('blue');
    await again.page.keyboard.press('Control+e');
    await again.page.getByRole('button', { name: 'Export 1 image' }).click();
    await expect(again.page.getByTestId('export-path')).toHaveText(first);
    await again.close();
    const coco = JSON.parse(readFileSync(first, 'utf8'));
    expect(
      coco.annotations.map((one: object) => [Reflect.get(one, 'iscrowd'), Reflect.get(one, 'attributes')]),
    ).toEqual([
      [0, { occluded: true, colour: 'blue' }],
      [1, { occluded: true, colour: 'crimson', note: 'behind the door' }],
    ]);
    expect(coco.images[0].attributes).toEqual({ weather: 'rain' });
    expect(coco.info.attributes.map((one: object) => Reflect.get(one, 'name'))).toEqual(['colour', 'note', 'weather']);
  });

  await test.step('a fresh project takes all of it from the file: the same bytes again', async () => {
    const fresh = photoFolder(join(folder, 'fresh'), [ROOM]);
    const other = await launch({
      ownSettings: true,
      dialogs: [{ open: [fresh] }, { open: [first] }, { save: second }],
    });
    await new StartPage(other.page).chooseFolder.click();
    await expect(new LabelPage(other.page).file).toBeVisible();
    await other.page.keyboard.press('Control+i');
    await expect(other.page.getByText('3 new attributes: colour, note, weather')).toBeVisible();
    await other.page.screenshot({ path: join(shots, 'attributes-import.png'), animations: 'disabled' });
    await other.page.getByRole('button', { name: 'Add 2 boxes' }).click();
    await expect(new LabelPage(other.page).annotations).toHaveCount(2);
    await new LabelPage(other.page).waitUntilSaved();
    await other.page.keyboard.press('Control+e');
    await other.page.getByRole('button', { name: 'Export 1 image' }).click();
    await expect(other.page.getByTestId('export-path')).toHaveText(second);
    await other.close();
    expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'));
  });
});
