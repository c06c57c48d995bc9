import type { ImageRecord } from '../dataset/document';
import type { ClassId } from '../dataset/ids';

/** What became of the predictions of a class in submitted images. */
export interface Outcome {
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
  /** Boxes of the class that a person drew, because the model had missed them. */
  readonly added: number;
}

export type Outcomes = ReadonlyMap<ClassId, Outcome>;

const NOTHING: Outcome = { accepted: 0, edited: 0, rejected: 0, added: 0 };

/** Counts being made. */
export type OutcomeCounts = Map<ClassId, { -readonly [K in keyof Outcome]: number }>;

/**
 * Counts what became of the predictions of an image, when it is submitted. An edited box counts for the class the model
 * gave it.
 * @param classOf project class of a model class; null = it has none
 */
export function addOutcomes(
  found: OutcomeCounts,
  { status, annotations, rejections }: ImageRecord,
  classOf: (modelClass: string) => ClassId | null,
): void {
  if (status !== 'done') return;
  const add = (id: ClassId, what: keyof Outcome): void => {
    let outcome = found.get(id);
    if (outcome === undefined) {
      outcome = { ...NOTHING };
      found.set(id, outcome);
    }
    outcome[what]++;
  };
  for (const { classId, provenance } of annotations) {
    if (provenance.kind === 'drawn') add(classId, 'added');
    else if (provenance.kind !== 'imported') add(classOf(provenance.origin.modelClass) ?? classId, provenance.kind);
  }
  for (const { classId } of rejections) add(classId, 'rejected');
}

/** What one shown box is expected to cost in corrections. */
export interface Expected {
  /** Probability that it is rejected, 0..1. */
  readonly reject: number;
  /** Probability that its place or class is changed, 0..1. */
  readonly edit: number;
  /** Boxes of its class that will have to be drawn, per shown box. */
  readonly add: number;
}

/** As many observations as the model's own score is worth before a person has judged any. */
const PRIOR = 4;
/** Share of boxes that are edited, and of boxes that are missed, before anything is known. */
const PRIOR_EDIT = 0.1;
const PRIOR_ADD = 0.1;

/** Expectation for a box with this score: the model's word first, what the person did the more the more there is. */
export function expectedOf(outcome: Outcome | undefined, score: number): Expected {
  const { accepted, edited, rejected, added } = outcome ?? NOTHING;
  const judged = accepted + edited + rejected;
  return {
    reject: (rejected + PRIOR * (1 - score)) / (judged + PRIOR),
    edit: (edited + PRIOR * PRIOR_EDIT) / (judged + PRIOR),
    add: (added + PRIOR * PRIOR_ADD) / (judged + PRIOR),
  };
}
