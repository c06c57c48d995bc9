import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** A picture and how long it is seen. */
interface Frame {
  readonly file: string;
  readonly ms: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How long a picture of a movement is seen. */
const STEP_MS = 70;

/** Takes pictures of the window while it is used; what `finish` writes is made one file by `scripts/tour.mjs`. */
export class Recorder {
  private readonly frames: Frame[] = [];
  private readonly page: Page;
  private readonly folder: string;
  private at: Point = { x: 620, y: 560 };

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Puts a pointer and a place for pressed keys over the page. */
  async begin(): Promise<void> {
    await this.page.evaluate(overlay);
    await this.page.mouse.move(this.at.x, this.at.y);
  }

  /** What is seen now, for this long. */
  async hold(ms: number): Promise<void> {
    const file = `${String(this.frames.length).padStart(3, '0')}.png`;
    await this.page.screenshot({ path: join(this.folder, file), animations: 'disabled', caret: 'hide' });
    this.frames.push({ file, ms });
  }

  /** Moves the pointer there, slower at both ends. */
  async move(to: Point, steps = 5): Promise<void> {
    const from = this.at;
    for (let step = 1; step <= steps; step++) {
      const share = (1 - Math.cos((Math.PI * step) / steps)) / 2;
      await this.page.mouse.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
      await this.hold(STEP_MS);
    }
    this.at = to;
  }

  async click(to: Point): Promise<void> {
    await this.move(to);
    await this.page.mouse.click(to.x, to.y);
  }

  /** Presses the mouse at one point and lets go at the other. */
  async drag(from: Point, to: Point): Promise<void> {
    await this.move(from);
    await this.page.mouse.down();
    await this.move(to, 7);
    await this.page.mouse.up();
  }

  /** Presses a key and shows its name. */
  async press(key: string, shown: string): Promise<void> {
    await this.page.evaluate(showKey, shown);
    await this.page.keyboard.press(key);
  }

  /** Takes the name of the key away. */
  async release(): Promise<void> {
    await this.page.evaluate(showKey, '');
  }

  finish(): void {
    writeFileSync(join(this.folder, 'frames.json'), JSON.stringify(this.frames));
  }
}

/** Runs in the page. */
function overlay(): void {
  const pointer = document.createElement('div');
  const arrow = 'polygon(0 0, 0 82%, 22% 64%, 38% 100%, 52% 93%, 37% 59%, 64% 59%)';
  const layer = 'position:fixed;left:0;top:0;z-index:99999;pointer-events:none;';
  pointer.style.cssText = `${layer}width:24px;height:24px;filter:drop-shadow(0 0 1px #fff) drop-shadow(0 0 1px #fff)`;
  const tip = document.createElement('div');
  tip.style.cssText = `width:24px;height:24px;background:#111;clip-path:${arrow}`;
  pointer.append(tip);
  const key = document.createElement('div');
  key.id = 'tour-key';
  key.style.cssText = `${layer}left:50%;top:auto;bottom:96px;transform:translateX(-50%);padding:8px 18px;border-radius:8px;
    background:#111c;color:#fff;font:600 20px system-ui,sans-serif;visibility:hidden`;
  document.body.append(pointer, key);
  const follow = ({ clientX, clientY }: MouseEvent): void => {
    pointer.style.transform = `translate(${clientX}px, ${clientY}px)`;
  };
  for (const name of ['mousemove', 'pointermove'] as const) window.addEventListener(name, follow, true);
}

/** Runs in the page. */
function showKey(name: string): void {
  const key = document.getElementById('tour-key');
  if (key === null) return;
  key.textContent = name;
  key.style.visibility = name === '' ? 'hidden' : 'visible';
}
