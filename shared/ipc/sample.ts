import type { Box } from '../geometry/box';

/** What is being done until the sample is open, in this order. */
export const SAMPLE_PHASES = ['copying', 'reading', 'converting', 'checking', 'opening'] as const;
export type SamplePhase = (typeof SAMPLE_PHASES)[number];

/** A picture of the sample with its true boxes, in its own pixels. */
export interface SamplePicture {
  readonly width: number;
  readonly height: number;
  /** The part of it that shows most. */
  readonly part: Box;
  readonly boxes: readonly (Box & { readonly className: string })[];
}

/** What the start page tells of the sample. */
export interface SampleFacts {
  readonly images: number;
  /** It was opened before: what was labelled in it is there. */
  readonly begun: boolean;
  /** null = the files did not come with the program. */
  readonly picture: SamplePicture | null;
}
