import { expect, type Page } from '@playwright/test';
import type { Box } from '../../shared/geometry/box';
import { KeysPage } from '../pages/KeysPage';
import { LabelPage } from '../pages/LabelPage';
import { Hands } from './hands';
import { planFor } from './plan';
import { type Edge, edgeOf, paired, type Tightening } from './policy';
import type { ClassedBox, Photo } from './sets';
import { Sight } from './sight';

/** An edge is pushed out, and with Shift pulled in, by the arrow of its side. */
const ARROWS: Readonly<Record<Edge, string>> = { n: 'ArrowUp', e: 'ArrowRight', s: 'ArrowDown', w: 'ArrowLeft' };
/** Screen pixels around the selected box that take hold of it. */
const HANDLES = 14;
const CLICK_SECONDS = 1.3;
const KEY_SECONDS = 0.2;

/** Somebody who knows every key, works through a folder and wants exactly what is there. */
export class Expert {
  readonly hands: Hands;
  private readonly label: LabelPage;
  private readonly keys: KeysPage;
  private armed: number | null = null;
  private sight = new Sight([]);
  private readonly page: Page;
  private readonly classes: readonly string[];

  constructor(page: Page, classes: readonly string[]) {
    this.page = page;
    this.classes = classes;
    this.hands = new Hands(page);
    this.label = new LabelPage(page);
    this.keys = new KeysPage(page);
  }

  /** Makes one image what it should be, submits it, and waits for the next one. */
  async finish(photo: Photo, predictions: readonly (ClassedBox & { readonly score: number })[]): Promise<void> {
    await this.begin(photo, predictions);
    await this.correct(photo.truth);
    await this.approve();
  }

  /** Waits until the image is on the screen, with its predictions. */
  async begin(photo: Photo, predictions: readonly (ClassedBox & { readonly score: number })[]): Promise<void> {
    await expect(this.label.file).toHaveText(photo.name);
    await expect(this.page.getByText('Predicting…')).toHaveCount(0);
    this.sight = new Sight(predictions);
    await this.compare();
  }

  /** The window shows what it should after all that was done. */
  async compare(): Promise<void> {
    const own = this.sight.boxes.filter((one) => one.own).length;
    await expect(this.label.annotations).toHaveCount(own);
    await expect(this.label.predictions).toHaveCount(this.sight.boxes.length - own);
  }

  async approve(): Promise<void> {
    await this.hands.act('approve', () => this.hands.press('Space'));
  }

  private async correct(truth: readonly ClassedBox[]): Promise<void> {
    const seen = this.sight.boxes;
    const plan = planFor(seen, truth);
    if (plan.clear) await this.clear();
    for (const fix of [...plan.fixes].sort((a, b) => seen[a.box]!.score - seen[b.box]!.score))
      if (this.sight.get(fix.box) === undefined) continue;
      else if (fix.type === 'reject') await this.reject(fix.box);
      else if (fix.type === 'rejectClass') await this.rejectClass(fix.box);
    for (const fix of plan.fixes) {
      if (fix.type === 'tighten') await this.tighten(fix.box, fix.way);
      else if (fix.type === 'rename') await this.rename(fix.box, fix.at, fix.way);
    }
    // A box that was drawn may hide a prediction that overlaps it: the person looks again.
    for (let look = 0; look < 3; look++) {
      const found = new Set(paired(this.sight.boxes, truth).values());
      await this.add(truth.filter((_, object) => !found.has(object)));
    }
    await this.compare();
  }

  private async clear(): Promise<void> {
    await this.hands.act('clear', async () => {
      await this.hands.press('Control+a');
      await this.hands.press('x');
    });
    this.sight.rejectAll();
  }

  async reject(id: number): Promise<void> {
    await this.hands.act('reject', async () => {
      await this.select(id);
      await this.hands.press('x');
    });
    this.sight.reject(id);
  }

  private async rejectClass(id: number): Promise<void> {
    const { at } = this.sight.get(id)!;
    await this.hands.act('reject', async () => {
      await this.select(id);
      await this.hands.press('Shift+X');
    });
    this.sight.rejectClass(at);
  }

  async tighten(id: number, way: Tightening): Promise<void> {
    await this.hands.act('tighten', async () => {
      await this.select(id);
      await this.shape(id, way);
    });
  }

  private async rename(id: number, at: number, way: Tightening | null): Promise<void> {
    await this.hands.act('rename', async () => {
      await this.select(id);
      await this.press(at);
    });
    this.sight.change(id, { at, box: this.sight.get(id)!.box });
    if (way !== null) await this.tighten(id, way);
  }

  private async shape(id: number, way: Tightening): Promise<void> {
    const { at, box } = this.sight.get(id)!;
    for (const { edge, pixels } of way.keys)
      await this.hands.press(`Alt+${pixels < 0 ? 'Shift+' : ''}${ARROWS[edge]}`, Math.abs(pixels));
    this.sight.change(id, { at, box: way.drags.length === 0 ? way.result : box });
    for (const edges of way.drags) {
      const now = await this.label.selectedBox();
      const [from, to] = await Promise.all([now, way.result].map((one) => this.grip(one, now, edges)));
      await this.hands.drag(from!, to!);
    }
    this.sight.change(id, { at, box: way.result });
    await this.expectBox(way.result);
  }

  /** Where a corner, or the middle of an edge, of a box stands on the screen; the rest is as in `now`. */
  private grip(box: Box, now: Box, edges: readonly Edge[]) {
    const level = edges.find((edge) => edge === 'w' || edge === 'e');
    const upright = edges.find((edge) => edge === 'n' || edge === 's');
    return this.label.at(
      level === undefined ? now.x + now.width / 2 : edgeOf(box, level),
      upright === undefined ? now.y + now.height / 2 : edgeOf(box, upright),
    );
  }

  /** Adds boxes, class by class, those of the armed class first. */
  private async add(missing: readonly ClassedBox[]): Promise<void> {
    const order = [...new Set(missing.map(({ at }) => at))].sort(
      (a, b) => Number(b === this.armed) - Number(a === this.armed) || a - b,
    );
    for (const at of order) {
      const boxes = missing.filter((one) => one.at === at);
      const afterwards = boxes.length === 1 && this.armed !== null && this.armed !== at;
      for (const box of boxes) await this.addOne(box, afterwards);
    }
  }

  /** Draws one box; its class is armed before, or given by keys afterwards. */
  async addOne({ at, box }: ClassedBox, afterwards: boolean): Promise<void> {
    await this.hands.act('add', async () => {
      if (!afterwards) await this.arm(at);
      const corners = cornersOf(box);
      const points = await Promise.all(corners.map(([x, y]) => this.label.at(x, y)));
      let start = await this.freeCorner(points);
      if (start < 0) {
        await this.hands.press('Escape');
        this.sight.selected = null;
        start = Math.max(0, await this.freeCorner(points));
      }
      await this.hands.drag(points[start]!, points[(start + 2) % 4]!);
      if (afterwards) await this.press(at);
    });
    this.sight.draw({ at, box });
    await this.expectBox(box);
  }

  /** A corner from which a drag draws: the canvas is there, and not the selected box. */
  private async freeCorner(points: readonly { readonly x: number; readonly y: number }[]): Promise<number> {
    const { selected } = this.sight;
    const own = selected === null ? null : this.sight.get(selected)!.box;
    const [low, high] = own === null ? [] : await this.onScreen(own);
    for (const [index, point] of points.entries()) {
      const held =
        low !== undefined &&
        high !== undefined &&
        point.x > low.x - HANDLES &&
        point.x < high.x + HANDLES &&
        point.y > low.y - HANDLES &&
        point.y < high.y + HANDLES;
      if (!held && (await this.isCanvas(point))) return index;
    }
    return -1;
  }

  private onScreen({ x, y, width, height }: Box) {
    return Promise.all([this.label.at(x, y), this.label.at(x + width, y + height)]);
  }

  private isCanvas(point: { readonly x: number; readonly y: number }): Promise<boolean> {
    return this.label.canvas.evaluate((canvas, { x, y }) => canvas.contains(document.elementFromPoint(x, y)), point);
  }

  /** The next drag draws in this class. */
  private async arm(at: number): Promise<void> {
    if (this.armed === at) return;
    if (this.sight.selected !== null) await this.hands.press('Escape');
    this.sight.selected = null;
    this.hands.modeSwitch();
    const row = this.label.classes.locator('.class-name').nth(at);
    if (at < 10) await this.press(at);
    else if (await this.inSight(at)) {
      const { x, y, width, height } = (await row.boundingBox())!;
      await this.hands.click({ x: x + width / 2, y: y + height / 2 });
    } else await this.press(at);
    await expect(this.label.classes.locator('.is-armed')).toContainText(this.classes[at]!);
    this.armed = at;
  }

  /** The row of a class stands in the list without scrolling. */
  private async inSight(at: number): Promise<boolean> {
    const list = (await this.label.classes.locator('.class-list').boundingBox())!;
    const row = (await this.label.classes.locator('.class-name').nth(at).boundingBox())!;
    return row.y >= list.y && row.y + row.height <= list.y + list.height;
  }

  /** Chooses a class by keys: its digit, or as many letters as the palette needs. */
  private async press(at: number): Promise<void> {
    if (at < 10) return this.hands.press(String((at + 1) % 10));
    const name = this.classes[at]!;
    this.hands.modeSwitch();
    await this.hands.press('Control+k');
    for (const letter of name) {
      if (await this.isChosen(name)) break;
      await this.hands.press(letter === ' ' ? 'Space' : letter);
    }
    for (let step = 0; step < 40 && !(await this.isChosen(name)); step++) await this.hands.press('ArrowDown');
    await this.hands.press('Enter');
    await expect(this.keys.dialog).toHaveCount(0);
  }

  private async isChosen(name: string): Promise<boolean> {
    const titles = this.keys.dialog.locator('[role=option][aria-selected=true] > .cut');
    return (await titles.allTextContents())[0] === `Class: ${name}`;
  }

  /** Selects a box the cheapest way: walking on, walking back, or a click. */
  private async select(id: number): Promise<void> {
    if (this.sight.selected === id) return;
    const { forward, back } = this.sight.tabs(id);
    const byKeys = Math.min(forward, back + 1) * KEY_SECONDS;
    const point = byKeys <= CLICK_SECONDS ? null : await this.clickable(id);
    if (point !== null) await this.hands.click(point);
    else if (forward <= back + 1) await this.hands.press('Tab', forward);
    else await this.hands.press('Shift+Tab', back);
    this.sight.selected = id;
    await this.expectBox(this.sight.get(id)!.box);
  }

  /** A point where a click takes this box: no smaller one is there. */
  private async clickable(id: number): Promise<{ readonly x: number; readonly y: number } | null> {
    const { box } = this.sight.get(id)!;
    const slack = 5 / (await this.label.scale());
    const smaller = this.sight.boxes.filter((one) => one.id !== id && area(one.box) <= area(box));
    for (const down of [0.5, 0.25, 0.75, 0.1, 0.9])
      for (const along of [0.5, 0.25, 0.75, 0.1, 0.9]) {
        const [x, y] = [box.x + along * box.width, box.y + down * box.height];
        if (smaller.some((one) => contains(one.box, x, y, slack))) continue;
        const point = await this.label.at(x, y);
        if (await this.isCanvas(point)) return point;
      }
    return null;
  }

  /** The selected box stands where it should, to a pixel. */
  private async expectBox(box: Box): Promise<void> {
    await expect
      .poll(async () => {
        const now = await this.label.selectedBox();
        return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(now[side] - box[side]) <= 1.5)
          ? 'there'
          : `${JSON.stringify(now)} in place of ${JSON.stringify(box)}`;
      })
      .toBe('there');
  }
}

const area = ({ width, height }: Box): number => width * height;
const contains = (box: Box, x: number, y: number, slack: number): boolean =>
  x >= box.x - slack && x <= box.x + box.width + slack && y >= box.y - slack && y <= box.y + box.height + slack;

/** Corners in a round, so that two further is the opposite one. */
const cornersOf = ({ x, y, width, height }: Box): readonly (readonly [number, number])[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
