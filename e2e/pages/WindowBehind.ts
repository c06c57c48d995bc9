import { writeFileSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';

/** The window, driven from the main process: after a crash of its page the tools of the test have lost it. */
export class WindowBehind {
  private readonly electron: ElectronApplication;

  constructor(electron: ElectronApplication) {
    this.electron = electron;
  }

  crash(): Promise<void> {
    return this.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
  }

  /** Text of the first element of a selector; null = there is none, or no page. */
  text(selector: string): Promise<string | null> {
    return this.run(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? null`);
  }

  async count(selector: string): Promise<number> {
    return (await this.run<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`)) ?? 0;
  }

  async click(selector: string): Promise<void> {
    await this.run(`document.querySelector(${JSON.stringify(selector)}).click()`);
  }

  async shot(file: string): Promise<void> {
    const png = await this.electron.evaluate(async ({ BrowserWindow }) => {
      const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return picture?.toPNG().toString('base64') ?? '';
    });
    writeFileSync(file, Buffer.from(png, 'base64'));
  }

  private run<T>(script: string): Promise<T | null> {
    return this.electron.evaluate(async ({ BrowserWindow }, text) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return null;
      // What is asked of a page that is just being replaced is never answered.
      const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 1_000));
      return Promise.race([contents.executeJavaScript(text).catch(() => null), late]);
    }, script);
  }
}
