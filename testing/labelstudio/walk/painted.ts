import type { Page } from '@playwright/test';
import type { PercentBox } from './expected';

/** What the page finds out about its own canvases. */
export interface Painted {
  /** Points that are painted inside the boxes, or blank outside of them. */
  readonly right: number;
  readonly points: number;
}

/** The picture in the editor: as it is placed, also when it is zoomed and hangs over. */
export const pictureOf = (page: Page) =>
  page.locator('.lsf-main-content img, .lsf-main-view img, .lsf-object img').filter({ visible: true }).last();

/**
 * Compares what the editor has painted over the picture with where boxes should be: a grid of points every 4 px, without
 * those within 4 px of an edge of a box, where a line has its width.
 */
export async function paintedLike(page: Page, boxes: readonly PercentBox[]): Promise<Painted> {
  const picture = await pictureOf(page).boundingBox();
  if (picture === null) throw new Error('the editor shows no picture');
  return page.evaluate(
    ({ wanted, place }): Painted => {
      const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.konvajs-content canvas')];
      const frame = canvases[0]?.getBoundingClientRect();
      if (frame === undefined) throw new Error('the editor shows no canvas');
      const [ahead, above] = [place.x - frame.left, place.y - frame.top];
      const layers = canvases.flatMap((canvas) => {
        const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
        return image === undefined ? [] : [{ image, scale: canvas.width / frame.width }];
      });
      const alpha = ({ image, scale }: (typeof layers)[number], x: number, y: number): number =>
        image.data[4 * (Math.round((y + above) * scale) * image.width + Math.round((x + ahead) * scale)) + 3] ?? 0;
      const edges = wanted.map(({ x, y, width, height }) => ({
        left: (x * place.width) / 100,
        top: (y * place.height) / 100,
        right: ((x + width) * place.width) / 100,
        bottom: ((y + height) * place.height) / 100,
      }));
      const spots: { x: number; y: number; inside: boolean }[] = [];
      for (let y = 2; y < place.height; y += 4)
        for (let x = 2; x < place.width; x += 4) {
          const seen = x + ahead >= 0 && y + above >= 0 && x + ahead < frame.width && y + above < frame.height;
          const within = (by: number): boolean =>
            edges.some(
              ({ left, top, right, bottom }) => x > left - by && x < right + by && y > top - by && y < bottom + by,
            );
          if (seen && within(4) === within(-4)) spots.push({ x, y, inside: within(0) });
        }
      // A layer that is opaque nearly all over holds the picture itself.
      const drawn = layers.filter(
        (layer) => spots.filter(({ x, y }) => alpha(layer, x, y) === 255).length < 0.95 * spots.length,
      );
      const right = spots.filter(({ x, y, inside }) => drawn.some((layer) => alpha(layer, x, y) > 0) === inside);
      return { right: right.length, points: spots.length };
    },
    { wanted: boxes, place: picture },
  );
}
