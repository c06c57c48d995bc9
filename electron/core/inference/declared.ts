import { createHash } from 'node:crypto';
import type { Flavour } from '../../../shared/detection/model';

/** How bytes become the network's numbers: `(v - mean) / std` per channel. */
export interface Normalisation {
  /** In the channel order of the network's input. */
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
  /** The network wants R, G, B; usually it is B, G, R. */
  readonly rgb: boolean;
}

/** What a model file says of itself in its metadata; `electron/core/convert` writes it. Other files say little or nothing. */
export interface Declared {
  /** null = it does not say. */
  readonly flavour: Flavour | null;
  readonly architecture: string | null;
  readonly normalisation: Normalisation;
  /** Side of the square test picture in pixels. */
  readonly inputSize: number | null;
  readonly strides: readonly number[];
}

/** ImageNet statistics in B, G, R order as RTMDet's `data_preprocessor` has them (`bgr_to_rgb=False`). */
const USUAL: Normalisation = { mean: [103.53, 116.28, 123.675], std: [57.375, 57.12, 58.395], rgb: false };

/** Longest name of an architecture that is shown. */
const LONGEST = 60;

/** Reads the metadata of an ONNX file as data: what makes no sense counts as not said. */
export function declaredIn(metadata: ReadonlyMap<string, string>): Declared {
  const flavour = metadata.get('flavour');
  const inputSize = Number.parseInt(metadata.get('input_size') ?? '', 10);
  return {
    flavour: flavour === 'mmdet' || flavour === 'mmyolo' ? flavour : null,
    architecture: metadata.get('architecture')?.trim().slice(0, LONGEST) || null,
    normalisation: normalisationIn(metadata),
    inputSize: inputSize > 0 ? inputSize : null,
    strides: numbersIn(metadata.get('strides')).filter((stride) => Number.isInteger(stride) && stride > 0),
  };
}

function normalisationIn(metadata: ReadonlyMap<string, string>): Normalisation {
  const rgb = metadata.get('bgr_to_rgb')?.toLowerCase() === 'true';
  const usual = rgb ? { mean: turned(USUAL.mean), std: turned(USUAL.std) } : USUAL;
  const std = threeIn(metadata.get('std'));
  return {
    mean: threeIn(metadata.get('mean')) ?? usual.mean,
    std: std?.every((value) => value > 0) ? std : usual.std,
    rgb,
  };
}

const turned = ([a, b, c]: Normalisation['mean']): Normalisation['mean'] => [c, b, a];

function threeIn(text: string | undefined): [number, number, number] | null {
  const [a, b, c, ...more] = numbersIn(text);
  return a === undefined || b === undefined || c === undefined || more.length > 0 ? null : [a, b, c];
}

/** Finite numbers of a JSON list; [] when it is none, or when anything else stands in it. */
function numbersIn(text: string | undefined): readonly number[] {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return Array.isArray(parsed) && parsed.every((value) => Number.isFinite(value)) ? parsed : [];
  } catch {
    return [];
  }
}

/** Version of the exact steps from file to tensor and back, per flavour. Raise it with any of them. */
const STEPS: Readonly<Record<Flavour, string>> = { mmdet: 'mmdet1', mmyolo: 'mmyolo1' };

/** Names the exact steps from file to candidates; part of the key of stored candidates, so file name characters only. */
export function preprocessingOf(flavour: Flavour, normalisation: Normalisation): string {
  const own = JSON.stringify(normalisation);
  if (own === JSON.stringify(USUAL)) return STEPS[flavour];
  return `${STEPS[flavour]}-${createHash('sha256').update(own).digest('hex').slice(0, 8)}`;
}
