import { writeFileSync } from 'node:fs';
import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** The settings dialog. */
export class SettingsPage {
  readonly dialog: Locator;
  readonly section: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: /^(Settings|设置)$/ });
    this.section = this.dialog.getByRole('tabpanel');
  }

  /** By its key, from wherever the window is. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+,');
    await this.dialog.waitFor();
  }

  async show(section: string): Promise<void> {
    await this.dialog.getByRole('tab', { name: section, exact: true }).click();
  }

  choice(name: string): Locator {
    return this.section.getByRole('radio', { name, exact: true });
  }

  /** Radio buttons of segments lie under their names. */
  async choose(name: string): Promise<void> {
    await this.choice(name).check({ force: true });
  }

  /** A row of what is kept on the disk, by its name in the program. */
  cache(name: string): Locator {
    return this.section.locator(`li[data-cache=${name}]`);
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'detached' });
  }
}

/** What a person would paste now. */
export const clipboardText = (electron: ElectronApplication): Promise<string> =>
  electron.evaluate(({ clipboard }) => clipboard.readText());

/** The window, driven from the main process: after a crash of its page the tools of the test have lost it. */
export class WindowBehind {
  private readonly electron: ElectronApplication;

  constructor(electron: ElectronApplication) {
    this.electron = electron;
  }

  crash(): Promise<void> {
    return this.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
  }

  /** Text of the first element of a selector; null = there is none, or no page. */
  text(selector: string): Promise<string | null> {
    return this.run(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? null`);
  }

  async count(selector: string): Promise<number> {
    return (await this.run<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`)) ?? 0;
  }

  async click(selector: string): Promise<void> {
    await this.run(`document.querySelector(${JSON.stringify(selector)}).click()`);
  }

  async shot(file: string): Promise<void> {
    const png = await this.electron.evaluate(async ({ BrowserWindow }) => {
      const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return picture?.toPNG().toString('base64') ?? '';
    });
    writeFileSync(file, Buffer.from(png, 'base64'));
  }

  private run<T>(script: string): Promise<T | null> {
    return this.electron.evaluate(async ({ BrowserWindow }, text) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return null;
      // What is asked of a page that is just being replaced is never answered.
      const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 1_000));
      return Promise.race([contents.executeJavaScript(text).catch(() => null), late]);
    }, script);
  }
}
