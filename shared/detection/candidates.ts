/**
 * Raw model output boxes of one image above the storage floor, before threshold and NMS.
 * Order: pyramid level, then row-major point, then class (MMDetection's order; ties in score keep it).
 */
export interface CandidateSet {
  /** n x 4 float32: x1, y1, x2, y2 in pixels of the upright image (`ImagePx`); a box may hang over the image: MMDetection clamps to the padded canvas, MMYOLO not before NMS. */
  readonly boxes: Float32Array;
  /** n float32 in (0, 1]. */
  readonly scores: Float32Array;
  /** n class indices of the model. */
  readonly labels: Uint16Array;
}

/** One detector run: candidates, the upright image size they refer to, and where the time went. */
export interface Detection {
  readonly candidates: CandidateSet;
  readonly width: number;
  readonly height: number;
  /** Milliseconds. `inference` = session.run only. */
  readonly timing: {
    readonly decode: number;
    readonly resize: number;
    readonly inference: number;
    readonly postprocess: number;
  };
}
