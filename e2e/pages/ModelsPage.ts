import type { Locator, Page } from '@playwright/test';

/** The models room, in English. */
export class ModelsPage {
  readonly dialog: Locator;
  readonly search: Locator;
  readonly choose: Locator;
  readonly jobs: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Models' });
    this.search = this.dialog.getByRole('searchbox', { name: 'Search models' });
    this.choose = this.dialog.getByRole('button', { name: 'Choose file…' });
    this.jobs = this.dialog.getByRole('article');
  }

  async open(): Promise<void> {
    await this.page.locator('.app').waitFor();
    await this.page.keyboard.press('Control+m');
    await this.dialog.waitFor();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** Row of an installed model. */
  installed(title: string): Locator {
    return this.dialog.locator('.model-line').filter({ has: this.radio(title) });
  }

  /** Marks the model in use. */
  radio(title: string): Locator {
    return this.page.getByRole('radio', { name: `Use ${title}`, exact: true });
  }

  /** Card of a model on its way. */
  job(title: string): Locator {
    return this.dialog.getByRole('article', { name: title, exact: true });
  }

  /** Row of an official model, by its id. */
  official(id: string): Locator {
    return this.dialog.locator(`[data-model="${id}"]`);
  }

  /** Chooses from the menu of an installed model. */
  async act(title: string, action: string): Promise<void> {
    await this.installed(title)
      .getByRole('button', { name: `Actions for ${title}`, exact: true })
      .click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
