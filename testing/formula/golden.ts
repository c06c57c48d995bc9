import { readFileSync } from 'node:fs';
import { data } from '../data';
import type { Variant } from './generator';

interface GoldenFile {
  readonly self_check: {
    readonly generator: readonly {
      readonly key: string;
      readonly shape: number[];
      readonly float32_first_8: number[];
    }[];
    readonly 'tensors_of_tiny-80c': readonly {
      readonly key: string;
      readonly shape: number[];
      readonly sha256_float32_le: string;
    }[];
    readonly images: readonly { readonly size: number; readonly sha256_uint8_hwc_bgr: string }[];
  };
  readonly variants: Readonly<Record<string, Variant>>;
}

/** Answers of the original PyTorch modules (MMDetection 3.2.0, MMYOLO 0.6.0) to formula weights, in float64. */
export const formulaGolden = (): GoldenFile =>
  JSON.parse(readFileSync(data('golden', 'formula-weights.json'), 'utf8')) as GoldenFile;
