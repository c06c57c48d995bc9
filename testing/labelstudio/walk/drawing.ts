import { join } from 'node:path';
import { openTask, type Screen } from './browser';
import { expect } from './checks';
import { type Connected, photoOf, predictionsOf, tasksOf, type Walk } from './context';
import { paintedLike, pictureOf } from './painted';
import type { Region, Task } from './types';

/** A person draws with a smart tool: the rough rectangle becomes the box that the model found. */
export async function drawSmartly(walk: Walk, { project, served }: Connected, { page }: Screen): Promise<void> {
  const { checks, out } = walk;
  const { task, region } = await oneLargeBox(walk, project);
  const [label = ''] = region.value.rectanglelabels ?? [];
  await checks.check(
    'a rough rectangle, drawn with the mouse and "Auto-Detect", becomes the box of the model',
    async () => {
      await openTask(walk, page, project, task);
      await page.getByLabel('Create an annotation').click();
      await page.getByText('Auto-Annotation').click();
      const name = new RegExp(`^${label}$`);
      await page.locator('.lsf-label__text', { hasText: name }).last().click();
      await page.locator('.lsf-toolbar__group > .lsf-tool_smart').click();
      const before = served.requests.length;
      await drag(page, region.value);
      const accept = page.getByTestId('bottombar-accept-suggestions-button');
      await accept.waitFor();
      const asked = served.requests.slice(before).map(({ path, status, boxes }) => `${path} ${status}, ${boxes} box`);
      await page.screenshot({ path: join(out, 'suggestion.png') });
      await accept.click();
      await page.locator('.lsf-outliner-item', { hasText: label }).waitFor();
      await page.mouse.move(10, 10);
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(out, 'accepted.png') });
      const { right, points } = await paintedLike(page, [{ ...region.value, label, score: 1 }]);
      expect(right / points > 0.99, `${right} of ${points} points are painted as they should`);
      return `${photoOf(task)}, ${label}: ${asked.join('; ')}; ${right} of ${points} points`;
    },
  );
}

/** A task and its first box, when that is large enough to be drawn by hand. */
async function oneLargeBox({ client }: Walk, project: number): Promise<{ task: Task; region: Region }> {
  for (const task of await tasksOf(client, project)) {
    const region = (await predictionsOf(client, task.id))[0]?.result[0];
    if (region !== undefined && region.value.width > 20 && region.value.height > 20) return { task, region };
  }
  throw new Error('there is no large box');
}

/** Draws a rectangle that is a little smaller. */
async function drag(page: Screen['page'], { x, y, width, height }: Region['value']): Promise<void> {
  const picture = await pictureOf(page).boundingBox();
  if (picture === null) throw new Error('the editor shows no picture');
  const move = (right: number, down: number, steps: number): Promise<void> =>
    page.mouse.move(picture.x + (right * picture.width) / 100, picture.y + (down * picture.height) / 100, { steps });
  await move(x + 1, y + 1, 1);
  await page.mouse.down();
  await move(x + width - 1.5, y + height - 1, 10);
  await page.mouse.up();
}
