import type { Locator, Page } from '@playwright/test';
import { fitCamera, toScreen } from '../../renderer/geometry/camera';

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

  async click(x: number, y: number): Promise<void> {
    const point = await this.at(x, y);
    await this.page.mouse.click(point.x, point.y);
  }

  /** Drags from one image point by whole screen pixels. */
  async drag(from: readonly [number, number], dx: number, dy: number): Promise<void> {
    const start = await this.at(...from);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + dx / 2, start.y + dy / 2, { steps: 4 });
    await this.page.mouse.move(start.x + dx, start.y + dy, { steps: 4 });
    await this.page.mouse.up();
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
