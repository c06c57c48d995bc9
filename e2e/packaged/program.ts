import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';

/** The packaged program, as `npm run test:package` names it. */
export const program = process.env.RTMLABEL_PACKAGED ?? '';

/** A packaged program that runs. */
export interface Running {
  readonly page: Page;
  /** Settles with the exit code. */
  readonly ended: Promise<number | null>;
  kill(): Promise<void>;
}

/** Chromium's sandbox refuses to run as root. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const environment = (userData: string) => ({ ...process.env, RTMLABEL_USER_DATA: userData, LC_ALL: 'C.UTF-8' });

/**
 * Starts the packaged program and connects to its page. Its fuses forbid Node's inspector, so it is driven as a browser is.
 * @param userData its own folder for settings and models
 */
export async function start(userData: string, args: readonly string[]): Promise<Running> {
  mkdirSync(userData, { recursive: true });
  const settings = { settings: { language: 'en', theme: 'light' }, window: windowOf(1440, 900) };
  writeFileSync(join(userData, 'settings.json'), JSON.stringify(settings));
  const child = spawn(program, [...sandbox, '--remote-debugging-port=0', ...args], { env: environment(userData) });
  const ended = new Promise<number | null>((end) => child.once('exit', end));
  const browser = await chromium.connectOverCDP(await addressOf(child), { noDefaults: true });
  const page = await firstPage(browser);
  return {
    page,
    ended,
    async kill() {
      if (child.exitCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A second start: the one that runs takes over. @returns exit code */
export function startAgain(userData: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(program, [...sandbox, ...args], { env: environment(userData), stdio: 'ignore' });
  return new Promise((end) => child.once('exit', end));
}

const windowOf = (width: number, height: number) => ({ x: 0, y: 0, width, height, maximized: false });

/** Where its page can be driven, as Chromium says on standard error. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) found(address);
    });
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`the program ended with code ${code}:\n${said}`)));
  });
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the program shows no page');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForLoadState('domcontentloaded');
  return page;
}
