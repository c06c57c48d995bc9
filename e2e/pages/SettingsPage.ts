import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';

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
    // The first press may come before the page listens.
    await expect(async () => {
      await this.page.keyboard.press('Control+,');
      await this.dialog.waitFor({ timeout: 500 });
    }).toPass();
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
