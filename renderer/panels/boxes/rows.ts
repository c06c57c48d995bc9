import type { AttributeValues } from '../../../shared/dataset/attributes';
import type { Annotation, ClassRecord } from '../../../shared/dataset/document';
import type { Prediction } from '../../../shared/detection/predictions';
import type { Box } from '../../../shared/geometry/box';
import { annotationRef, type BoxRef, predictionRef } from '../../store/boxRef';
import type { CurrentState } from '../../store/current';

export type Tab = 'all' | 'annotations' | 'predictions';

/** Where a box of the list comes from; `model` = a prediction nobody has judged. */
export type Source = 'model' | 'accepted' | 'edited' | 'drawn' | 'imported';

export interface BoxRowData {
  readonly ref: BoxRef;
  readonly box: Box;
  readonly record: ClassRecord | null;
  /** Score of the model; null for boxes it had no part in. */
  readonly score: number | null;
  readonly source: Source;
  /** What is said of it; absent = nothing. */
  readonly attributes?: AttributeValues;
}

/** Rows of the box list: annotations in their order, then predictions, least certain first, as Tab walks. */
export function boxRows(
  { record, predictions }: CurrentState,
  classes: readonly ClassRecord[],
  tab: Tab,
): readonly BoxRowData[] {
  const rowOf = rowMaker(classes);
  const unsure = [...predictions].sort((a, b) => a.score - b.score);
  return [
    ...(tab === 'predictions' ? [] : record.annotations.map(rowOf.annotation)),
    ...(tab === 'annotations' ? [] : unsure.map(rowOf.prediction)),
  ];
}

/** The row of one box; null = it is not there. */
export function boxRow(
  { record, predictions }: CurrentState,
  classes: readonly ClassRecord[],
  ref: BoxRef,
): BoxRowData | null {
  const rowOf = rowMaker(classes);
  if (ref.kind === 'annotation') {
    const annotation = record.annotations.find(({ id }) => id === ref.id);
    return annotation === undefined ? null : rowOf.annotation(annotation);
  }
  const prediction = predictions.find(({ index }) => index === ref.index);
  return prediction === undefined ? null : rowOf.prediction(prediction);
}

function rowMaker(classes: readonly ClassRecord[]) {
  const byId = new Map<number, ClassRecord>(classes.map((one) => [one.id, one]));
  const classOf = (id: number): ClassRecord | null => byId.get(id) ?? null;
  const annotation = ({ id, box, classId, provenance, attributes }: Annotation): BoxRowData => ({
    ref: annotationRef(id),
    box,
    record: classOf(classId),
    score: 'origin' in provenance ? provenance.origin.score : null,
    source: provenance.kind,
    ...(attributes === undefined ? {} : { attributes }),
  });
  const prediction = ({ index, box, classId, score }: Prediction): BoxRowData => ({
    ref: predictionRef(index),
    box,
    record: classOf(classId),
    score,
    source: 'model',
  });
  return { annotation, prediction };
}
