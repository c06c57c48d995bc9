/** Which plane a coordinate lives in. Boxes of different frames do not mix: the compiler refuses. */
export type Frame = 'ImagePx' | 'ModelPx' | 'ScreenPx' | 'Percent';

declare const frame: unique symbol;

/** A point: `ImagePx` = pixels of the EXIF-upright original image, origin top-left, float64. */
export interface Point<F extends Frame = 'ImagePx'> {
  readonly x: number;
  readonly y: number;
  readonly [frame]?: F;
}

/** Width and height in pixels of frame `F`. */
export interface Size<F extends Frame = 'ImagePx'> {
  readonly width: number;
  readonly height: number;
  readonly [frame]?: F;
}

/**
 * An axis-aligned box. The canonical frame of RTMLabel (memory, disk, IPC) is `Box<'ImagePx'>`:
 * x, y, width, height in pixels of the EXIF-upright original image, float64, origin top-left.
 */
export interface Box<F extends Frame = 'ImagePx'> {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly [frame]?: F;
}
