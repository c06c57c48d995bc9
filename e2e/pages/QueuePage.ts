import type { Locator, Page } from '@playwright/test';

/** Image list with its order and filters, and the thresholds of the project. */
export class QueuePage {
  /** `412 boxes in 96 images`, in the top bar. */
  readonly counts: Locator;
  readonly slider: Locator;
  readonly panel: Locator;
  readonly rows: Locator;
  readonly order: Locator;
  readonly chips: Locator;
  readonly place: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.counts = page.getByTestId('project-counts');
    this.slider = page.locator('.top-bar .threshold > .threshold-slide').getByRole('slider');
    this.panel = page.getByRole('dialog', { name: /Thresholds of all classes/ });
    this.rows = page.getByRole('listbox', { name: 'Images of this project' }).getByRole('option');
    this.order = page.getByRole('button', { name: /^Order:/ });
    this.chips = page.getByRole('toolbar', { name: 'Filters in use' });
    this.place = page.locator('.review-place');
  }

  /** Boxes and images that the top bar tells. */
  async shown(): Promise<{ readonly boxes: number; readonly images: number }> {
    const [boxes = 0, images = 0] = ((await this.counts.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
    return { boxes, images };
  }

  /** Predicts the whole folder and waits until that is done. */
  async predictAll(): Promise<void> {
    await this.page.getByRole('button', { name: 'Auto-label', exact: true }).click();
    await this.page
      .getByText(/Auto-label is done|images? predicted|finished/i)
      .first()
      .waitFor();
  }

  async openPanel(): Promise<void> {
    await this.page.getByRole('button', { name: /Thresholds of all classes/ }).click();
    await this.panel.waitFor();
  }

  /** Row of a class in the panel. */
  class(name: string): Locator {
    return this.panel.getByRole('listitem').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async setThreshold(value: number): Promise<void> {
    await this.slider.fill(String(value));
  }

  async setOrder(name: string): Promise<void> {
    await this.order.click();
    await this.page.getByRole('menuitemradio', { name }).click();
  }

  /** Runs a command by its title in the palette. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.type(title);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('combobox', { name: /^Type a command/ }).waitFor({ state: 'detached' });
  }

  /** Exports all images with their predictions as Label Studio tasks, to the file that the next dialog answers. */
  async exportTasks(): Promise<void> {
    await this.page.keyboard.press('Control+e');
    const dialog = this.page.getByRole('dialog', { name: /^Export/ });
    await dialog.getByLabel(/Label Studio tasks/).check();
    await dialog.getByRole('button', { name: /^Export \d/ }).click();
    await this.page.getByTestId('export-path').waitFor();
    await this.page.keyboard.press('Escape');
  }

  /** Types into a field of the filters, and closes them. */
  async filterBy(field: string, value: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Filters', exact: true }).click();
    await this.page.getByRole('spinbutton', { name: field }).fill(value);
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Escape');
  }

  /** File names of the rows, from the top. */
  async names(): Promise<readonly string[]> {
    return this.rows.locator('.name .grow').allTextContents();
  }

  /** Boxes that the rows tell of, all together. */
  async boxesInRows(): Promise<number> {
    const metas = await this.rows.locator('.meta').allTextContents();
    return metas.map((text) => Number(/(\d+) box/.exec(text)?.[1] ?? 0)).reduce((a, b) => a + b, 0);
  }

  /** Lowest scores that the rows tell, from the top; null where a row tells none. */
  async lowest(): Promise<readonly (number | null)[]> {
    const metas = await this.rows.locator('.meta').allTextContents();
    return metas.map((text) => {
      const found = /(\d\.\d\d)$/.exec(text);
      return found === null ? null : Number(found[1]);
    });
  }
}
