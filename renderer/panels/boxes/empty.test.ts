import { expect, test } from 'vitest';
import { type ImageRecord, UNTOUCHED } from '../../../shared/dataset/document';
import type { ImagePath } from '../../../shared/dataset/ids';
import type { ModelState } from '../../../shared/ipc/model';
import type { DetectionEntry } from '../../store/detections';
import { emptyList } from './empty';
import type { Tab } from './rows';

const image = 'a.jpg' as ImagePath;
const done: ImageRecord = { ...UNTOUCHED, status: 'done' };
const loading: DetectionEntry = { status: 'loading' };

interface Case {
  readonly model: ModelState['status'];
  readonly detection?: DetectionEntry;
  readonly record?: ImageRecord;
  readonly tab?: Tab;
  readonly broken?: boolean;
  readonly again?: boolean;
  readonly text: string;
  readonly offersModel?: boolean;
}

test.each<Case>([
  { model: 'ready', text: 'boxes:empty' },
  { model: 'loading', text: 'boxes:waiting' },
  { model: 'ready', detection: loading, text: 'boxes:waiting' },
  { model: 'loading', tab: 'predictions', text: 'boxes:waiting' },
  { model: 'loading', tab: 'annotations', text: 'boxes:emptyAnnotations' },
  { model: 'loading', record: done, text: 'boxes:emptyDone' },
  { model: 'none', text: 'boxes:emptyNoModel', offersModel: true },
  { model: 'failed', text: 'boxes:emptyNoModel', offersModel: true },
  { model: 'none', tab: 'predictions', text: 'boxes:emptyPredictionsNoModel', offersModel: true },
  { model: 'ready', tab: 'predictions', text: 'boxes:emptyPredictions' },
  { model: 'none', broken: true, text: 'boxes:emptyBroken' },
  { model: 'ready', record: done, again: true, text: 'recheck:drawingText' },
])('an empty list with $model model: $text', (given) => {
  const { model, detection = null, record = UNTOUCHED, tab = 'all' } = given;
  const { broken = false, again = false, text, offersModel = false } = given;
  const found = emptyList({ image, record, detection }, { status: model }, tab, { broken, again });
  expect(found).toMatchObject({ text, offersModel });
});
