/** What is being done until the sample is open, in this order. */
export const SAMPLE_PHASES = ['copying', 'reading', 'converting', 'checking', 'opening'] as const;
export type SamplePhase = (typeof SAMPLE_PHASES)[number];

/** What the start page tells of the sample. */
export interface SampleFacts {
  readonly images: number;
  /** It was opened before: what was labelled in it is there. */
  readonly begun: boolean;
}
