import { expect, type Locator, type Page } from '@playwright/test';

/** What is said of work that takes its time, with the way out. */
export class LongTask {
  readonly note: Locator;

  constructor(page: Page, text: RegExp) {
    this.note = page.getByRole('status').filter({ hasText: text });
  }

  /** Waits until the work is told of, and stops it. */
  async cancel(button: Locator): Promise<void> {
    await expect(this.note).toBeVisible();
    await button.click();
    await expect(this.note).toHaveCount(0);
  }

  /** Its own button. */
  get out(): Locator {
    return this.note.getByRole('button', { name: 'Cancel' });
  }
}
