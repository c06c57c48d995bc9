/** A decoded picture. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Row-major R, G, B, A of 8 bits, straight alpha; alpha has no meaning for detection. `width * height * 4` bytes. */
  readonly rgba: Uint8Array | Uint8ClampedArray;
}
