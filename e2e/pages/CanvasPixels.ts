import type { Locator } from '@playwright/test';
import type { LabelPage } from './LabelPage';

/** What is painted on the three layers of the canvas. */
export class CanvasPixels {
  private readonly label: LabelPage;

  constructor(label: LabelPage) {
    this.label = label;
  }

  private layer(of: 'picture' | 'boxes' | 'pointer'): Locator {
    return this.label.canvas.locator('canvas').nth(['picture', 'boxes', 'pointer'].indexOf(of));
  }

  /** Whether anything is painted on a layer. */
  async isPainted(of: 'boxes' | 'pointer'): Promise<boolean> {
    return this.layer(of).evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return pixels.some((value) => value !== 0);
    });
  }

  /** Which share of the row through an image point is painted by the pointer, 0..1. */
  async lineThrough(x: number, y: number): Promise<number> {
    const [point, area] = [await this.label.at(x, y), await this.label.canvas.boundingBox()];
    return this.layer('pointer').evaluate(
      (canvas: HTMLCanvasElement, top) => {
        const ratio = canvas.width / canvas.clientWidth;
        const middle = Math.round(top * ratio) - 1;
        const pixels = canvas.getContext('2d')?.getImageData(0, middle, canvas.width, 3).data ?? [];
        const painted = Array.from({ length: canvas.width }, (_, at) =>
          [0, 1, 2].some((row) => (pixels[(row * canvas.width + at) * 4 + 3] ?? 0) > 0),
        );
        return painted.filter(Boolean).length / canvas.width;
      },
      point.y - (area?.y ?? 0),
    );
  }

  /** The greys of the row through the middle of the picture, each once, ascending. */
  async greys(): Promise<readonly number[]> {
    return this.layer('picture').evaluate((canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      const pixels = canvas.getContext('2d')?.getImageData(width / 4, height / 2 + 3, width / 2, 1).data ?? [];
      return [...new Set(Array.from(pixels).filter((_, at) => at % 4 === 0))].sort((a, b) => a - b);
    });
  }
}
