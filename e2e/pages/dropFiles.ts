import type { Page } from '@playwright/test';

/** Drops files on the window as a person does: real `File`s with their paths, in a real drag. */
export async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const input = await page.evaluateHandle(() => {
    const made = document.createElement('input');
    made.type = 'file';
    made.multiple = true;
    return made;
  });
  await input.setInputFiles([...files]);
  await input.evaluate((made) => {
    const carried = new DataTransfer();
    for (const file of made.files ?? []) carried.items.add(file);
    const target = document.querySelector('dialog[open]') ?? document.querySelector('.app');
    for (const type of ['dragenter', 'dragover', 'drop'])
      target?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }));
  });
  await input.dispose();
}
