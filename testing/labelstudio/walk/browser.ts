import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { expect } from './checks';
import { type Connected, photoOf, tasksOf, type Walk } from './context';
import { USER } from './labelStudio';
import type { Task } from './types';

/** Looks at a task in a real browser: our boxes stand on the picture, with labels and scores. */
export async function lookAtIt(walk: Walk, { project }: Connected, executablePath: string): Promise<void> {
  const { checks, out, studio } = walk;
  const task = await mostColourful(walk, project);
  const expected = walk.expected.get(photoOf(task))?.boxes ?? [];
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await openPage(browser, studio.url);
    await checks.check('a person logs in with a browser', async () => {
      await page.goto(`${studio.url}/user/login/`);
      await page.fill('input[name=email]', USER.email);
      await page.fill('input[name=password]', USER.password);
      await page.click('button[type=submit], [aria-label="Log In"]');
      await page.waitForURL(({ pathname }) => !pathname.includes('/login'));
      return page.url();
    });
    await checks.check('the page shows our boxes with labels and scores', async () => {
      await page.goto(`${studio.url}/projects/${project}/data?task=${task.id}`);
      await page.locator('.konvajs-content canvas').first().waitFor({ timeout: 60_000 });
      await page.waitForTimeout(3000);
      await page.screenshot({ path: join(out, 'task.png') });
      const text = await page.locator('body').innerText();
      const missing = expected.filter(({ label }) => !text.includes(label)).map(({ label }) => label);
      expect(missing.length === 0, `the page lacks ${missing.join(', ')}`);
      return `${photoOf(task)}: ${expected.map(({ label, score }) => `${label} ${score.toFixed(2)}`).join(', ')}`;
    });
  } finally {
    await browser.close();
  }
}

/** A page that cannot leave the machine. */
async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1500, height: 950 }, locale: 'en-US' });
  await context.route('**/*', (route) => {
    const asked = route.request().url();
    return asked.startsWith(url) || /^(data|blob):/.test(asked) ? route.continue() : route.abort();
  });
  return context.newPage();
}

/** The task with the most different labels. */
async function mostColourful({ client, expected }: Walk, project: number): Promise<Task> {
  const labels = (task: Task): number => new Set(expected.get(photoOf(task))?.boxes.map(({ label }) => label)).size;
  const [best] = [...(await tasksOf(client, project))].sort((a, b) => labels(b) - labels(a));
  if (best === undefined) throw new Error('there is no task');
  return best;
}
