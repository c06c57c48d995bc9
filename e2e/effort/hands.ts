import type { Page } from '@playwright/test';
import type { InputEvent } from '../../shared/metrics/inputLog';

/** One decision of a person, and what the hands did for it. */
export interface LoggedAct {
  readonly name: ActName;
  readonly events: readonly InputEvent[];
  /** Changes what the next drag does, or opens something. */
  readonly switches: number;
}

export type ActName = 'approve' | 'add' | 'tighten' | 'rename' | 'reject' | 'clear';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Keyboard and mouse of the window; everything that goes through them is logged. */
export class Hands {
  readonly acts: LoggedAct[] = [];
  private events: InputEvent[] = [];
  private switches = 0;
  private last: Place = { x: 0, y: 0 };
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** What happens inside belongs to one decision. */
  async act<T>(name: ActName, work: () => Promise<T>): Promise<T> {
    if (this.events.length > 0) throw new Error(`the hands moved between two acts, before "${name}"`);
    const result = await work();
    this.acts.push({ name, events: this.events, switches: this.switches });
    this.events = [];
    this.switches = 0;
    return result;
  }

  modeSwitch(): void {
    this.switches += 1;
  }

  /** Presses a key `times` times; modifiers are pressed once and held, as `Alt+Shift+ArrowLeft`. */
  async press(combination: string, times = 1): Promise<void> {
    const keys = combination.split('+');
    const last = keys[keys.length - 1] as string;
    const held = keys.slice(0, -1);
    for (const key of held) await this.down(key);
    for (let press = 0; press < times; press++) {
      await this.down(last);
      await this.page.keyboard.up(last);
    }
    for (const key of held.reverse()) await this.page.keyboard.up(key);
  }

  private async down(key: string): Promise<void> {
    this.events.push({ type: 'key', key: key === 'Space' ? ' ' : key });
    await this.page.keyboard.down(key);
  }

  async click(at: Place): Promise<void> {
    await this.point(at);
    await this.button('down');
    await this.button('up');
  }

  async drag(from: Place, to: Place): Promise<void> {
    await this.point(from);
    await this.button('down');
    // Past the few pixels that tell a drag from a click, then to the place.
    await this.page.mouse.move(from.x + Math.sign(to.x - from.x) * 4, from.y + Math.sign(to.y - from.y) * 4);
    await this.point(to);
    await this.button('up');
  }

  private async point(at: Place): Promise<void> {
    await this.page.mouse.move(at.x, at.y);
    this.events.push({ type: 'point', pixels: Math.hypot(at.x - this.last.x, at.y - this.last.y) });
    this.last = at;
  }

  private async button(change: 'down' | 'up'): Promise<void> {
    this.events.push({ type: 'button' });
    await this.page.mouse[change]();
  }
}
