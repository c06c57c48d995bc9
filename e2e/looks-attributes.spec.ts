import { join } from 'node:path';
import { words as en } from '../shared/words/en';
import { words as zh } from '../shared/words/zh-CN';
import { expect, shots, test } from './fixtures/app';
import { needsData, photoFolder } from './fixtures/data';
import { LabelPage } from './pages/LabelPage';

const ROOM = 'coco/images/000000000139.jpg';
const LONG = 'how sure the annotator was about the colour of the second traffic light 第二个信号灯颜色的确定程度';

for (const { language, theme, scale } of [
  { language: 'en', theme: 'dark', scale: 1 },
  { language: 'zh-CN', theme: 'light', scale: 1 },
  { language: 'zh-CN', theme: 'dark', scale: 2 },
] as const)
  test(`attributes in ${language}, ${theme}, at ${scale * 100} %`, async ({ folder, launch }) => {
    needsData();
    const photos = photoFolder(folder, [ROOM]);
    const app = await launch({ language, theme, scale, dialogs: [{ open: [photos] }] });
    const { page } = app;
    const words = language === 'en' ? en : zh;
    const name = (part: string): string => join(shots, `${part}-${language}-${theme}-${scale * 100}.png`);
    await expect(page.getByRole('heading', { name: 'RTMLabel' })).toBeVisible();
    await page.keyboard.press('Control+o');
    const label = new LabelPage(page);
    await expect(page.getByTestId('status-size')).toHaveText('640 × 426');
    await page.getByRole('textbox', { name: words.classes.addPlaceholder }).fill('交通信号灯');
    await page.keyboard.press('Enter');
    await label.drag([100, 120], 90, 70);
    await page.keyboard.press('q');
    const dialog = page.getByRole('dialog', { name: words.attributes.dialogTitle });
    await page.getByRole('button', { name: words.attributes.manage }).click();
    await page.screenshot({ path: name('attributes-empty'), animations: 'disabled' });
    for (const [title, kind, choices] of [
      [LONG, 'choice', '红\n黄\na very long choice that fits into no menu of a narrow panel'],
      ['colour', 'choice', 'red\nblue'],
      ['note', 'text', ''],
      ['wet', 'flag', ''],
    ] as const) {
      await dialog.getByRole('combobox', { name: words.attributes.kind, exact: true }).selectOption(kind);
      if (choices !== '') await dialog.getByRole('textbox', { name: words.attributes.choices }).last().fill(choices);
      await dialog.getByRole('textbox', { name: words.attributes.newName }).fill(title);
      await dialog.getByRole('button', { name: words.attributes.add, exact: true }).click();
    }
    await expect(dialog.getByTestId('attribute')).toHaveCount(4);
    await page.screenshot({ path: name('attributes-dialog'), animations: 'disabled' });
    await page.keyboard.press('Escape');
    const ofBox = page.getByRole('group', { name: words.attributes.ofBoxes });
    await ofBox.getByRole('combobox').first().selectOption('2');
    await ofBox.getByRole('checkbox').check();
    await page.screenshot({ path: name('attributes-inspector'), animations: 'disabled' });
    await app.close();
  });
