import type { Locator, Page } from '@playwright/test';

/** The page without a project. */
export class StartPage {
  readonly chooseFolder: Locator;
  readonly openModel: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.chooseFolder = page.getByRole('button', { name: /Choose folder/ });
    this.openModel = page.getByRole('button', { name: 'Open model…' });
  }

  /** A row of the recent projects. */
  recent(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name }).getByRole('button').first();
  }

  modelReady(): Locator {
    return this.page.getByText('CPU ready');
  }
}
