import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** Sheet of keys, key editor and palette. */
export class KeysPage {
  readonly dialog: Locator;
  readonly field: Locator;
  readonly results: Locator;
  readonly conflict: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
    this.field = this.dialog.getByRole('combobox');
    this.results = this.dialog.getByRole('option');
    this.conflict = page.getByRole('alert');
  }

  /** An action in the editor. */
  row(id: string): Locator {
    return this.dialog.locator(`li[data-action=${id}]`);
  }

  /** Keys of an action as the editor shows them, e.g. `Ctrl+Z`. */
  async keysOf(id: string): Promise<readonly string[]> {
    const chips = await this.row(id).locator('.key-chip').all();
    return Promise.all(chips.map(async (chip) => (await chip.locator('kbd').allTextContents()).join('+')));
  }

  /** Records another key in place of the first one. */
  async change(id: string, press: string): Promise<void> {
    await this.row(id).locator('.key-chip').first().click();
    await this.page.keyboard.press(press);
  }

  async add(id: string, press: string): Promise<void> {
    await this.row(id).locator('.key-add').click();
    await this.page.keyboard.press(press);
  }

  async choosePreset(name: string): Promise<void> {
    await this.dialog.getByRole('radio', { name, exact: true }).click();
  }

  /** Opens the palette, types, and waits for what is found. */
  async search(text: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.field.fill(text);
  }
}

/** An item of the application menu as main shows it. */
export interface MenuItemState {
  readonly label: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly accelerator: string | null;
}

/** Reads an item of the application menu by the name of its action; null = there is none. */
export const menuItem = (electron: ElectronApplication, id: string): Promise<MenuItemState | null> =>
  electron.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted);
    if (!item) return null;
    const { label, enabled, checked, accelerator } = item;
    return { label, enabled, checked, accelerator: accelerator ? String(accelerator) : null };
  }, id);

/** Chooses an item as a click in the menu does. @param at which item of its own menu, where it has one */
export const chooseMenuItem = (electron: ElectronApplication, id: string, at?: number): Promise<void> =>
  electron.evaluate(
    ({ Menu }, [wanted, place]) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted as string);
      (place === undefined ? item : item?.submenu?.items[place as number])?.click();
    },
    [id, at] as const,
  );
