/** Raw maps of one pyramid level of one image. */
export interface RawLevel {
  /** Pixels of the network's input per cell. */
  readonly stride: number;
  readonly height: number;
  readonly width: number;
  /** Class logits: value of class `c` at cell `p` (row-major) is `classes[c * classStep + p * cellStep]`. */
  readonly classes: Float32Array;
  readonly classStep: number;
  readonly cellStep: number;
  /** Objectness logit per cell, row-major; null = the head has none. */
  readonly objectness: Float32Array | null;
  /** Distances l, t, r, b: value `k` at cell `p` is `boxes[k * boxStep + p * boxCellStep]`, times `boxUnit`. */
  readonly boxes: Float32Array;
  readonly boxStep: number;
  readonly boxCellStep: number;
  /** Pixels of the network's input per unit of a distance. */
  readonly boxUnit: number;
}
