import { type App, expect, type LaunchOptions } from '../fixtures/app';
import { LabelPage } from '../pages/LabelPage';
import { StartPage } from '../pages/StartPage';

type Launch = (options?: LaunchOptions) => Promise<App>;

/** A window that neither attracts edges nor asks whether one looked: the hands of the program need no help, and are quick. */
const SETTINGS: NonNullable<LaunchOptions['settings']> = {
  canvas: { crosshair: true, snapping: false, twoClick: false, wheel: 'zoom', minimap: true },
  nodding: { show: false, perImage: 0, perBox: 0 },
};

/** Opens a folder with a model and waits until all of it is predicted: what a person finds after a break. */
export async function openPredicted(launch: Launch, model: string, photos: string, count: number): Promise<App> {
  const app = await launch({ settings: SETTINGS, dialogs: [{ open: [model] }, { open: [photos] }] });
  const start = new StartPage(app.page);
  await start.openModel.click();
  await expect(start.modelReady()).toBeVisible();
  await start.chooseFolder.click();
  await app.page.getByRole('button', { name: 'Auto-label', exact: true }).click();
  await expect(app.page.getByText(`Auto-label finished: ${count} images predicted`)).toBeVisible({ timeout: 120_000 });
  await new LabelPage(app.page).canvas.focus();
  return app;
}

/** Opens a folder without a model and gives the project its classes. */
export async function openEmpty(launch: Launch, classes: readonly string[], photos: string): Promise<App> {
  const app = await launch({ settings: SETTINGS, ownSettings: true, dialogs: [{ open: [photos] }] });
  await new StartPage(app.page).chooseFolder.click();
  await app.page.getByRole('button', { name: 'Paste a list…' }).click();
  await app.page.getByRole('textbox', { name: 'Class names, one per line' }).fill(classes.join('\n'));
  await app.page.getByRole('button', { name: /^Add \d+/ }).click();
  await new LabelPage(app.page).canvas.focus();
  return app;
}
