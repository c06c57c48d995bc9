import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { expect } from './checks';
import { type Connected, photoOf, tasksOf, type Walk } from './context';
import type { PercentBox } from './expected';
import { USER } from './labelStudio';
import { paintedLike } from './painted';
import type { Task } from './types';

/** A page in a real browser, logged in. */
export interface Screen {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Logs in with a browser as a person does. @throws Error when that fails */
export async function openScreen(walk: Walk, executablePath: string): Promise<Screen> {
  const { studio, checks } = walk;
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  const page = await openPage(browser, studio.url);
  const entered = await checks.check('a person logs in with a browser', async () => {
    await page.goto(`${studio.url}/user/login/`);
    await page.fill('input[name=email]', USER.email);
    await page.fill('input[name=password]', USER.password);
    await page.click('button[type=submit], [aria-label="Log In"]');
    await page.waitForURL(({ pathname }) => !pathname.includes('/login'));
    return page.url();
  });
  if (!entered) throw new Error('nobody is logged in');
  return { page, close: () => browser.close() };
}

/** Looks at a task: our boxes stand on the picture, and in the list with labels and scores. */
export async function lookAtBoxes(walk: Walk, { project }: Connected, { page }: Screen): Promise<void> {
  const { checks, client, expected, generation, out } = walk;
  const task = mostColourful(walk, await tasksOf(client, project));
  await openProject(walk, page, project);
  const boxes = expected.get(photoOf(task))?.boxes ?? [];
  // The editor of 1.7.2 shows the score of a prediction, not those of its boxes.
  const rowOf = ({ label, score }: PercentBox): string =>
    generation === 'old' ? label : `${label} ${score.toFixed(2)}`;
  await checks.check('the editor lists our boxes with labels and scores', async () => {
    await openTask(walk, page, project, task);
    const rows = page.locator('.lsf-outliner-item');
    await rows.nth(boxes.length - 1).waitFor({ timeout: 30_000 });
    const seen = (await rows.allInnerTexts()).map((row) => row.split(/\s+/).join(' '));
    await page.screenshot({ path: join(out, 'task.png') });
    const lost = boxes.filter((box) => !seen.some((row) => row.includes(rowOf(box))));
    expect(seen.length === boxes.length && lost.length === 0, `it lists ${seen.join('; ')}; not ${lost.map(rowOf)}`);
    return `${photoOf(task)}: ${boxes.map(rowOf).join(', ')}`;
  });
  await checks.check('the boxes are painted where they belong, and nothing else is', async () => {
    const { right, points } = await paintedLike(page, boxes);
    expect(right / points > 0.99, `${right} of ${points} points are as they should`);
    return `${right} of ${points} points`;
  });
}

/**
 * Opens the Data Manager and waits until it has made its view of the project: a task that is the very first thing a browser
 * opens of a project is loaded twice, and its editor sometimes stays empty.
 */
async function openProject({ studio }: Walk, page: Page, project: number): Promise<void> {
  const listed = page.waitForResponse((response) => /\/api\/tasks\?page=1/.test(response.url()));
  await page.goto(`${studio.url}/projects/${project}/data`);
  await listed;
}

/** Opens a task in the editor and waits for its picture. */
export async function openTask({ studio }: Walk, page: Page, project: number, task: Task): Promise<void> {
  await page.goto(`${studio.url}/projects/${project}/data?task=${task.id}`);
  await page.locator('.konvajs-content canvas').first().waitFor({ timeout: 60_000 });
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('.lsf-main-view img, .lsf-main-content img')].some(
      ({ naturalWidth, complete }) => complete && naturalWidth > 100,
    ),
  );
}

/** A page that cannot leave the machine. */
async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1100 }, locale: 'en-US' });
  await context.route('**/*', (route) => {
    const asked = route.request().url();
    return asked.startsWith(url) || /^(data|blob):/.test(asked) ? route.continue() : route.abort();
  });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/** The task with the most different labels. */
export function mostColourful({ expected }: Walk, tasks: readonly Task[]): Task {
  const labels = (task: Task): number => new Set(expected.get(photoOf(task))?.boxes.map(({ label }) => label)).size;
  const [best] = [...tasks].sort((a, b) => labels(b) - labels(a));
  if (best === undefined) throw new Error('there is no task');
  return best;
}
