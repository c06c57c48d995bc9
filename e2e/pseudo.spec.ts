import { COCO_CLASSES } from '../shared/detection/cocoClasses';
import { PSEUDO } from '../shared/words/pseudo';
import { expect, test } from './fixtures/app';
import { needsData } from './fixtures/data';
import { catalogue } from './fixtures/official';
import { PseudoLooker } from './fixtures/pseudo';
import { CHOICE, CLASSES, LONG } from './looks/panels';
import { dialogWay, windowWay } from './looks/walks';
import { SettingsPage } from './pages/SettingsPage';

/** A small laptop: English and Chinese have room to spare there, a text that is 40 % longer shows what has not. */
const WINDOW = { width: 1280, height: 800 };

/** What these tests bring along: names of the program's surroundings, classes, attributes, files. */
const DATA = [
  ...[
    'RTMLabel',
    'Label Studio',
    'GitHub',
    'download.openmmlab.com',
    'rtmdet-nano',
    'rtmdet-nano-coco80',
    'exp_on_reg',
    'photos',
    'empty',
  ],
  ...catalogue.flatMap(({ title, apOf, licence }) => [title, apOf, licence ?? title]),
  ...COCO_CLASSES.map(({ name }) => name),
  ...CLASSES,
  ...['another class with a name so long that it fits into no panel of any width', 'a class that only this file knows'],
  ...[LONG, CHOICE, 'note', 'wet', 'weather', 'dry', 'rain', 'zzz', 'zzzz', 'per'],
  ...[
    '/data/local-files/?d=',
    'a very long file name that does not fit anywhere',
    'very long folder name that nobody shortens',
  ],
  // What the decoder says, behind a sentence.
  'damaged JPEG header',
];

test('start page, canvas and lists have room for longer texts, all of which are translated', async ({
  folder,
  launch,
}) => {
  needsData();
  test.setTimeout(300_000);
  const way = windowWay(folder, () => looks.menu());
  const app = await launch({ systemLocale: PSEUDO, window: WINDOW, dialogs: way.dialogs });
  const looks = new PseudoLooker(app, DATA);
  await way.walk(app, looks);
  await app.close();
  expect(looks.problems()).toEqual([]);
});

test('classes, dialogs and notices have room for longer texts, all of which are translated', async ({
  folder,
  launch,
}) => {
  needsData();
  test.setTimeout(300_000);
  const way = dialogWay(folder);
  const app = await launch({ systemLocale: PSEUDO, window: WINDOW, dialogs: way.dialogs });
  const looks = new PseudoLooker(app, DATA);
  await way.walk(app, looks);
  await app.kill();
  expect(looks.problems()).toEqual([]);
});

test('settings, models and Label Studio have room for longer texts, all of which are translated', async ({
  launch,
}) => {
  const app = await launch({ systemLocale: PSEUDO, window: WINDOW });
  const { page } = app;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const looks = new PseudoLooker(app, DATA);
  const settings = new SettingsPage(page);
  await page.getByRole('heading', { name: 'RTMLabel' }).waitFor();
  await settings.open();
  const sections = settings.dialog.getByRole('tab');
  expect(await sections.count()).toBeGreaterThan(5);
  for (const [at, section] of (await sections.all()).entries()) {
    await section.click();
    await looks.shot(`settings-${at + 1}`);
  }
  await settings.close();
  for (const [name, keys] of [
    ['models', 'Control+m'],
    ['label-studio', 'Control+Shift+L'],
  ] as const) {
    await page.keyboard.press(keys);
    await page.getByRole('dialog').locator('summary').first().click();
    await looks.shot(`${name}-settings`);
    await page.getByRole('dialog').locator('summary').first().scrollIntoViewIfNeeded();
    await looks.shot(`${name}-settings-below`);
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog[open]')).toHaveCount(0);
  }
  await app.close();
  expect(looks.problems()).toEqual([]);
});

test('what these tests look for is found', async ({ launch }) => {
  const app = await launch({ systemLocale: PSEUDO, window: WINDOW });
  await app.page.getByRole('heading', { name: 'RTMLabel' }).waitFor();
  await app.page.evaluate(() => {
    const at = 'position: fixed; left: 300px; white-space: nowrap; width: 60px;';
    const bad = [
      `<p style="${at} top: 100px">Save</p>`,
      `<b style="${at} top: 140px; height: 20px" aria-label="Erase"></b>`,
      `<p style="${at} top: 180px">Šååṽéé⟧</p>`,
      `<p style="${at} top: 220px; overflow: hidden">⟦Çûûţ ĥééŕéé⟧</p>`,
      `<p style="${at} top: 260px; overflow: hidden; text-overflow: ellipsis">⟦Ñöö ţîîţłéé ĥééŕéé⟧</p>`,
      `<button class="btn" style="${at} top: 300px; white-space: normal">⟦Ţŵöö łîîñééš⟧</button>`,
      `<p style="${at} top: 380px">⟦Ƒîîŕšţ⟧</p><p style="${at} top: 385px">⟦Šééçööñđ⟧</p>`,
      `<p style="${at} top: 460px; z-index: 1">⟦Ñééẋţ⟧</p><input style="${at} top: 455px">`,
      `<select style="${at} top: 500px"><option>⟦ÅÅ çĥööîîçéé⟧</option></select>`,
      `<div style="${at} top: 540px; overflow: auto">⟦Šçŕööłłš ööñ⟧</div>`,
      `<p style="${at} top: 420px; left: 1270px">⟦Ƒåår⟧</p>`,
    ];
    document.querySelector('#root')?.remove();
    document.body.insertAdjacentHTML('beforeend', bad.join(''));
  });
  const looks = new PseudoLooker(app, DATA);
  await looks.shot('found');
  expect(looks.problems().map((problem) => problem.replace(/^found: /, ''))).toEqual([
    'in no catalogue: “Save” of “Save” at html > body > p',
    'a part of “Šååṽéé⟧” at html > body > p',
    'in no catalogue: “Erase” of “Erase” at html > body > b [aria-label]',
    'choice is cut without a tooltip: html > body > select: ⟦ÅÅ çĥööîîçéé⟧',
    'scrolls sideways: html > body > div: ⟦Šçŕööłłš ööñ⟧',
    'cut without an ellipsis: html > body > p: ⟦Çûûţ ĥééŕéé⟧',
    'cut without a tooltip: html > body > p: ⟦Ñöö ţîîţłéé ĥééŕéé⟧',
    'broken into lines: html > body > button.btn: ⟦Ţŵöö łîîñééš⟧',
    'outside of the window: html > body > p: ⟦Ƒåår⟧',
    'overlaps “⟦Šééçööñđ⟧”: html > body > p: ⟦Ƒîîŕšţ⟧',
    'overlaps input: html > body > p: ⟦Ñééẋţ⟧',
  ]);
});
