import { expect, type Page } from '@playwright/test';
import type { App } from '../fixtures/app';
import type { Looker } from '../fixtures/looks';

type Call = (...given: readonly unknown[]) => Promise<unknown>;
interface Handled {
  readonly _invokeHandlers: Map<string, Call>;
}

/** Requests of the page are answered by the main process in this way until `undo` is called on the global object. */
export const answer = (app: App, request: string, how: 'slowly' | 'full disk'): Promise<void> =>
  app.electron.evaluate(
    ({ ipcMain }, [wanted, way]) => {
      const handlers = (ipcMain as unknown as Handled)._invokeHandlers;
      const real = handlers.get('rtmlabel:request') as Call;
      let go = (): void => undefined;
      const held = new Promise<void>((free) => {
        go = free;
      });
      handlers.set('rtmlabel:request', async (...given) => {
        if (given[1] !== wanted) return real(...given);
        if (way === 'full disk')
          return { ok: false, failure: { code: 'project.diskFull', params: { file: '/photos/.rtmlabel/journal' } } };
        await held;
        return real(...given);
      });
      (globalThis as { undo?: () => void }).undo = () => {
        handlers.set('rtmlabel:request', real);
        go();
      };
    },
    [request, how] as const,
  );

export const answerAgain = (app: App): Promise<void> =>
  app.electron.evaluate(() => (globalThis as { undo?: () => void }).undo?.());

const tell = (app: App, name: string, payload: object): Promise<void> =>
  app.electron.evaluate(
    ({ BrowserWindow }, told) => BrowserWindow.getAllWindows()[0]?.webContents.send('rtmlabel:event', ...told),
    [name, payload] as const,
  );

/** Start page without anything, and its menus. */
export async function startPage({ page }: App, looks: Looker): Promise<void> {
  await expect(page.getByRole('heading', { name: 'RTMLabel' })).toBeVisible();
  await looks.shot('start-empty', { scope: 'whole' });
  await page.getByRole('button', { name: 'English' }).click();
  await looks.first('start-language');
  await page.keyboard.press('Escape');
}

/** Tells of work until the window shows it: it does so only when the work lasts. */
export async function showProgress(app: App, told: object): Promise<void> {
  await expect
    .poll(async () => {
      await tell(app, 'task.progress', told);
      return app.page.locator('.long-task').isVisible();
    })
    .toBe(true);
}

/** A large folder takes its time to open; one without pictures says so. */
export async function opening(app: App, looks: Looker): Promise<void> {
  const { page } = app;
  await answer(app, 'project.openDialog', 'slowly');
  await page.keyboard.press('Control+o');
  await showProgress(app, { task: 'open', done: 73_412, total: null });
  await looks.shot('opening');
  await answerAgain(app);
  await expect(page.getByText('No images in this folder')).toBeVisible();
  await looks.shot('folder-empty', { scope: 'whole' });
}

/** Recent projects, one of which is gone. */
export async function recents({ page }: App, looks: Looker): Promise<void> {
  await page.locator('.project-button').click();
  await looks.shot('menu-project');
  await page.getByRole('menuitem', { name: 'Close project' }).click();
  await expect(page.locator('.recent')).not.toHaveCount(0);
  await page.locator('.recent-open').first().focus();
  await looks.shot('start-recent', { scope: 'whole' });
}

/** Notices in the corner, over the window and over a dialog; edits that cannot be written, and leaving then. */
export async function troubles(app: App, looks: Looker): Promise<void> {
  const { page } = app;
  const notices = async (): Promise<void> => {
    await page.keyboard.press('Control+c');
    await tell(app, 'app.failure', { code: 'project.tornLine', params: { file: 'journal-0003.jsonl' } });
    await tell(app, 'app.failure', {
      code: 'project.noPermission',
      params: { folder: '/volumes/shared/a very long folder name that nobody shortens/路口东/一个很长的文件夹名字' },
    });
    await expect(page.locator('.toast')).not.toHaveCount(0);
  };
  // What earlier steps have told is in their language.
  await dismissAll(page);
  await looks.shot('toasts', { scope: 'whole', before: notices });
  await page.keyboard.press('Control+e');
  await looks.shot('toasts-over-dialog', { before: notices });
  await page.keyboard.press('Escape');
  await dismissAll(page);
  await answer(app, 'document.commit', 'full disk');
  await page.getByTestId('canvas').focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('Not saved')).toBeVisible();
  await looks.shot('not-saved');
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect(page.getByRole('dialog', { name: 'Some changes are not saved' })).toBeVisible();
  await looks.shot('closing');
  await page.getByRole('button', { name: 'Keep open' }).click();
  await answerAgain(app);
  // The program tries again by itself, too: whoever is first.
  const saved = page.getByText('All changes saved');
  const again = page.getByRole('button', { name: 'Save again' });
  await Promise.race([again.click().catch(() => undefined), saved.waitFor()]);
  await expect(saved).toBeVisible();
}

export async function dismissAll(page: Page): Promise<void> {
  while ((await page.locator('.toast').count()) > 0)
    await page
      .locator('.toast')
      .first()
      .getByRole('button', { name: 'Dismiss' })
      .click({ timeout: 1000 })
      .catch(() => undefined);
}

/** What is left of a window that ran into an error. */
export async function crash({ page }: App, looks: Looker): Promise<void> {
  await page.evaluate(() => {
    // The status bar rounds with it at the next movement of the mouse.
    Math.floor = () => {
      throw new Error('looks: an error on purpose, in a sentence that is as long as those that browsers make');
    };
  });
  const box = await page.getByTestId('canvas').boundingBox();
  if (box === null) throw new Error('the canvas is not there');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.move(x + 4, y + 4);
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
  await looks.shot('crash', { scope: 'whole' });
}
