import type { Locator, Page } from '@playwright/test';

/** The Label Studio panel, in English. */
export class LabelStudioPage {
  readonly dialog: Locator;
  readonly on: Locator;
  readonly state: Locator;
  readonly requests: Locator;
  readonly running: Locator;
  /** Predictions for a whole project. */
  readonly push: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Label Studio' });
    this.on = this.dialog.getByRole('switch', { name: 'Answer Label Studio' });
    this.state = this.dialog.getByRole('region', { name: 'Answer Label Studio' });
    this.requests = this.dialog.getByRole('list', { name: 'Recent requests' }).getByRole('listitem');
    this.push = this.dialog.getByRole('region', { name: 'A whole project in one go' });
    this.running = this.dialog.getByRole('region', { name: 'At work' });
  }

  async open(): Promise<void> {
    await this.page.locator('.app').waitFor();
    await this.page.keyboard.press('Control+Shift+L');
    await this.dialog.waitFor();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'detached' });
  }

  async openSettings(): Promise<void> {
    await this.dialog.locator('summary').click();
  }

  /** Types a number or a text and leaves the field. */
  async set(name: string, value: string): Promise<void> {
    const field = this.dialog.getByLabel(name, { exact: true }).and(this.page.locator('input'));
    await field.fill(value);
    await field.press('Enter');
  }

  project(id: string): Locator {
    return this.dialog.getByRole('article', { name: `Project ${id}`, exact: true });
  }

  /** The label that boxes of a class get. */
  labelOf(className: string): Locator {
    return this.dialog.getByRole('combobox', { name: `Label for ${className}`, exact: true });
  }

  row(text: string | RegExp): Locator {
    return this.requests.filter({ hasText: text });
  }
}
