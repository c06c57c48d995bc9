import type { Locator, Page } from '@playwright/test';

/** Attributes in the inspector, of the image, and the dialog that defines them. Texts are English. */
export class AttributesPage {
  /** What is said of the selected boxes. */
  readonly ofBoxes: Locator;
  readonly ofImage: Locator;
  readonly dialog: Locator;
  readonly rows: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.ofBoxes = page.getByRole('group', { name: 'Attributes of the selected box' });
    this.ofImage = page.getByRole('region', { name: 'Attributes of this image' });
    this.dialog = page.getByRole('dialog', { name: 'Attributes of this project' });
    this.rows = this.dialog.getByTestId('attribute');
  }

  /** One of the four flags every project has. */
  flag(name: string): Locator {
    return this.ofBoxes.getByRole('button', { name, exact: true });
  }

  async open(): Promise<void> {
    await this.ofBoxes.getByRole('button', { name: 'Attributes of this project…' }).click();
    await this.dialog.waitFor();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** Defines an attribute; `choices` makes it a choice. */
  async define(name: string, target: 'boxes' | 'images', choices: readonly string[] | 'flag' | 'text'): Promise<void> {
    await this.dialog.getByRole('combobox', { name: 'Of', exact: true }).selectOption({ label: target });
    const kind = choices === 'flag' ? 'yes or not' : choices === 'text' ? 'text' : 'choice';
    await this.dialog.getByRole('combobox', { name: 'Kind', exact: true }).selectOption({ label: kind });
    if (typeof choices !== 'string')
      await this.dialog.getByRole('textbox', { name: 'Choices, one per line' }).last().fill(choices.join('\n'));
    await this.dialog.getByRole('textbox', { name: 'Name of the new attribute' }).fill(name);
    await this.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  }
}
