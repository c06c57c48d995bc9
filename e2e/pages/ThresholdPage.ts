import { expect, type Locator, type Page } from '@playwright/test';

/** Threshold in the top bar, and what submitted images say about it. */
export class ThresholdPage {
  readonly value: Locator;
  /** Says the best threshold; until it is known its tooltip says how many images it takes. */
  readonly chip: Locator;
  readonly mark: Locator;
  /** Figures behind the chip. */
  readonly panel: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    const bar = page.locator('.top-bar .threshold');
    this.value = bar.getByRole('spinbutton').first();
    this.chip = page.locator('.best-chip');
    this.mark = bar.locator('.threshold-slide .threshold-mark').first();
    this.panel = page.locator('.best-panel');
  }

  async open(): Promise<void> {
    await this.chip.click();
    await expect(this.panel).toBeVisible();
  }

  async type(value: string): Promise<void> {
    await this.value.fill(value);
    await this.value.press('Enter');
    await expect(this.value).toHaveValue(value);
    await this.page.getByTestId('canvas').focus();
  }

  /** Submits the image when the model has looked at it. */
  async submit(): Promise<void> {
    await expect(this.page.getByText(/shown$/).first()).toBeVisible();
    await this.page.keyboard.press('Space');
  }

  /** Runs an action by its title in the palette. */
  async runAction(title: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.keyboard.type(title);
    await this.page.keyboard.press('Enter');
  }
}
