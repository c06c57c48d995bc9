import type { Flavour } from '../../../../shared/models/recipe';

/** Keys of the neck's parts, by step of the way down or by level (0 = finest). */
export interface NeckKeys {
  reduce(step: number): string;
  topDown(step: number): string;
  downsample(level: number): string;
  bottomUp(level: number): string;
  out(level: number): string;
}

/** The same neck under the names of either library. */
export function neckKeys(flavour: Flavour, levels: number): NeckKeys {
  if (flavour === 'mmdet')
    return {
      reduce: (step) => `neck.reduce_layers.${step}`,
      topDown: (step) => `neck.top_down_blocks.${step}`,
      downsample: (level) => `neck.downsamples.${level}`,
      bottomUp: (level) => `neck.bottom_up_blocks.${level}`,
      out: (level) => `neck.out_convs.${level}`,
    };
  return {
    // The first reduction stands at its level's index, the others behind the block before them.
    reduce: (step) => (step === 0 ? `neck.reduce_layers.${levels - 1}` : `neck.top_down_layers.${step - 1}.1`),
    topDown: (step) => (step === levels - 2 ? `neck.top_down_layers.${step}` : `neck.top_down_layers.${step}.0`),
    downsample: (level) => `neck.downsample_layers.${level}`,
    bottomUp: (level) => `neck.bottom_up_layers.${level}`,
    out: (level) => `neck.out_layers.${level}`,
  };
}
