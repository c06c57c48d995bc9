import type { Locator, Page } from '@playwright/test';
import { fitCamera, toScreen } from '../../renderer/geometry/camera';

type Place = readonly [x: number, y: number];

export interface ImageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The labelling window. Points on the canvas are given in image pixels; the image must be fitted. */
export class LabelPage {
  readonly canvas: Locator;
  readonly boxes: Locator;
  readonly predictions: Locator;
  readonly annotations: Locator;
  readonly saved: Locator;
  readonly file: Locator;
  readonly review: Locator;
  readonly inspector: Locator;
  readonly classes: Locator;
  /** Rows of selected boxes. */
  readonly selected: Locator;
  readonly minimap: Locator;
  /** Size of the box that is selected or being drawn. */
  readonly size: Locator;
  /** Zoom in percent. */
  readonly zoom: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByTestId('canvas');
    const rows = page.getByTestId('boxes').locator('li[data-kind]');
    this.boxes = rows;
    this.predictions = page.locator('[data-testid=boxes] li[data-kind=prediction]');
    this.annotations = page.locator('[data-testid=boxes] li[data-kind=annotation]');
    this.saved = page.getByTestId('status-saved');
    this.file = page.getByTestId('status-file');
    this.review = page.getByRole('toolbar', { name: 'Review' });
    this.inspector = page.getByRole('region', { name: 'Selected box' });
    this.selected = page.locator('[data-testid=boxes] li.is-selected');
    this.minimap = page.getByTestId('minimap');
    this.size = page.getByTestId('status-box');
    this.zoom = page.locator('.status-zoom');
    this.classes = page.getByRole('region', { name: 'Classes of this project' });
  }

  /** Row of the image list. */
  image(name: string): Locator {
    return this.page.getByRole('option').filter({ hasText: name });
  }

  async waitUntilSaved(): Promise<void> {
    await this.saved.getByText('All changes saved').waitFor();
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+z');
  }

  async redo(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+z');
  }

  /** How image pixels stand on the screen, as the app fits them. */
  private async frame() {
    const area = await this.canvas.boundingBox();
    const text = (await this.page.getByTestId('status-size').textContent()) ?? '';
    const [width = 0, height = 0] = text.split('×').map((side) => Number(side.trim()));
    if (area === null || width === 0) throw new Error('no image on the canvas');
    return { area, camera: fitCamera({ width, height }, area) };
  }

  /** Page coordinates of an image point. */
  async at(x: number, y: number): Promise<{ readonly x: number; readonly y: number }> {
    const { area, camera } = await this.frame();
    const point = toScreen(camera, { x, y });
    return { x: area.x + point.x, y: area.y + point.y };
  }

  /** Screen pixels per image pixel. */
  async scale(): Promise<number> {
    return (await this.frame()).camera.scale;
  }

  /** How many boxes there are, as the tabs over the list tell. */
  async count(tab: 'All' | 'Annotations' | 'Predictions'): Promise<number> {
    const text = await this.page.getByRole('radio', { name: new RegExp(`^${tab}`) }).textContent();
    return Number(/\d+/.exec(text ?? '')?.[0]);
  }

  /** Presses a button of a row, which is there while the mouse is. */
  async press(row: Locator, name: RegExp): Promise<void> {
    await row.hover();
    await row.getByRole('button', { name }).click();
  }

  async click(x: number, y: number): Promise<void> {
    const point = await this.at(x, y);
    await this.page.mouse.click(point.x, point.y);
  }

  /** Drags from one image point by whole screen pixels; no edge attracts (Ctrl is held). */
  async drag(from: readonly [number, number], dx: number, dy: number): Promise<void> {
    const start = await this.at(...from);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + dx / 2, start.y + dy / 2, { steps: 4 });
    await this.page.keyboard.down('Control');
    await this.page.mouse.move(start.x + dx, start.y + dy, { steps: 4 });
    await this.page.mouse.up();
    await this.page.keyboard.up('Control');
  }

  /**
   * Presses the mouse at the first image point, passes the others and lets go at the last. `before`: keys that are held when
   * the button goes down; `during`: keys that are pressed after the drag has begun. `stay` leaves everything held.
   */
  async gesture(
    places: readonly Place[],
    keys: { readonly before?: readonly string[]; readonly during?: readonly string[]; readonly stay?: boolean } = {},
  ): Promise<void> {
    const { keyboard, mouse } = this.page;
    const [first, ...further] = await Promise.all(places.map((place) => this.at(...place)));
    if (first === undefined) return;
    await mouse.move(first.x, first.y);
    for (const key of keys.before ?? []) await keyboard.down(key);
    await mouse.down();
    await mouse.move(first.x + 4, first.y + 4);
    for (const key of keys.during ?? []) await keyboard.down(key);
    for (const point of further) await mouse.move(point.x, point.y, { steps: 4 });
    if (keys.stay !== true) await this.letGo(keys.before, keys.during);
  }

  /** Ends a gesture that was left held. */
  async letGo(...keys: readonly (readonly string[] | undefined)[]): Promise<void> {
    await this.page.mouse.up();
    for (const key of keys.flatMap((some) => some ?? [])) await this.page.keyboard.up(key);
  }

  /** Moves the mouse to an image point. */
  async hover(x: number, y: number): Promise<void> {
    const point = await this.at(x, y);
    await this.page.mouse.move(point.x, point.y);
  }

  /** Turns the wheel at an image point of the fitted picture; negative = away from the hand. */
  async wheel(x: number, y: number, turns: number): Promise<void> {
    await this.hover(x, y);
    await this.page.mouse.wheel(0, turns);
  }

  /** x, y, w, h of the selected box as the inspector shows them. */
  async selectedBox(): Promise<ImageBox> {
    const value = async (name: RegExp): Promise<number> =>
      Number(await this.inspector.getByRole('spinbutton', { name }).inputValue());
    return {
      x: await value(/Left edge/),
      y: await value(/Top edge/),
      width: await value(/Width/),
      height: await value(/Height/),
    };
  }
}
