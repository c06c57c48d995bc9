import type { RawLevel } from './rawLevel';

/** A class at a cell whose score is above the floor. */
export interface Hit {
  readonly cell: number;
  readonly label: number;
  /** float32, 0..1. */
  readonly score: number;
}

/**
 * Score of a class in float32: sigmoid(class), or with objectness sqrt(sigmoid(class) * sigmoid(objectness)), as
 * MMDetection's `sigmoid_geometric_mean`.
 * @param objectness float32 sigmoid of the objectness logit; null = the head has none
 */
export function scoreOf(logit: number, objectness: number | null): number {
  const score = sigmoid(logit);
  return objectness === null ? score : Math.fround(Math.sqrt(Math.fround(score * objectness)));
}

/** In float32. */
export const sigmoid = (logit: number): number => Math.fround(1 / (1 + Math.exp(-logit)));

/** Pairs above the floor in row-major order of the cells, then by class. */
export function hitsOf(level: RawLevel, classCount: number, floor: number): Hit[] {
  if (level.objectness === null && level.cellStep === 1) return hitsByPlane(level, classCount, floor);
  const hits: Hit[] = [];
  const { classes, classStep, cellStep, objectness } = level;
  const cells = level.width * level.height;
  const joint = floor * floor;
  const leastObject = leastLogit(joint);
  // Without objectness one bound serves all cells.
  let least = leastLogit(floor);
  let object: number | null = null;
  for (let cell = 0; cell < cells; cell++) {
    if (objectness !== null) {
      const logit = objectness[cell] as number;
      if (!(logit > leastObject)) continue;
      object = sigmoid(logit);
      least = leastLogit(joint / object);
    }
    for (let label = 0; label < classCount; label++) {
      const logit = classes[label * classStep + cell * cellStep] as number;
      if (!(logit > least)) continue;
      const score = scoreOf(logit, object);
      if (score > floor) hits.push({ cell, label, score });
    }
  }
  return hits;
}

/** The same where each class has a plane of its own: read plane by plane, that takes a fraction of the time. */
function hitsByPlane({ classes, classStep, width, height }: RawLevel, classCount: number, floor: number): Hit[] {
  const least = leastLogit(floor);
  const pairs: number[] = [];
  for (let label = 0; label < classCount; label++)
    for (let cell = 0, at = label * classStep; cell < width * height; cell++, at++)
      if ((classes[at] as number) > least) pairs.push(cell * classCount + label);
  const hits: Hit[] = [];
  for (const pair of Float64Array.from(pairs).sort()) {
    const [cell, label] = [Math.floor(pair / classCount), pair % classCount];
    const score = sigmoid(classes[label * classStep + cell] as number);
    if (score > floor) hits.push({ cell, label, score });
  }
  return hits;
}

/** Above this sigmoids are so close together that logits say little in float32. */
const NEARLY_ONE = 0.999;

/**
 * Sigmoid rises with its input, so nearly all cells are judged without an exponential: no logit up to this bound has a
 * sigmoid above `probability`. A margin covers rounding.
 */
function leastLogit(probability: number): number {
  const bounded = Math.min(probability, NEARLY_ONE);
  return Math.log(bounded / (1 - bounded)) - 1e-3;
}
