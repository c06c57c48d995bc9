import type { Locator, Page } from '@playwright/test';

/** The page without a project. */
export class StartPage {
  readonly chooseFolder: Locator;
  readonly openModel: Locator;
  /** The card of the sample. */
  readonly sample: Locator;
  readonly trySample: Locator;
  readonly goOn: Locator;
  readonly startOver: Locator;
  /** How far the sample is. */
  readonly progress: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.chooseFolder = page.getByRole('button', { name: /Choose folder/ });
    this.openModel = page.getByRole('button', { name: 'Open model…' });
    this.sample = page.getByRole('region', { name: 'Try the sample' });
    this.trySample = this.sample.getByRole('button', { name: 'Start', exact: true });
    this.goOn = this.sample.getByRole('button', { name: 'Go on' });
    this.startOver = this.sample.getByRole('button', { name: 'Start over…' });
    this.progress = this.sample.getByRole('status');
  }

  /** A row of the recent projects. */
  recent(name: string): Locator {
    return this.row(name).getByRole('button').first();
  }

  row(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }

  /** Takes a project off the list. */
  async forget(name: string): Promise<void> {
    await this.row(name).hover();
    await this.row(name)
      .getByRole('button', { name: /^Remove/ })
      .click();
  }

  modelReady(): Locator {
    return this.page.getByText('CPU ready');
  }
}
