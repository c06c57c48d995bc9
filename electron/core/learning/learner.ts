import { CROWD } from '../../../shared/dataset/attributes';
import type { ImageRecord, ProjectDocument } from '../../../shared/dataset/document';
import type { ImagePath } from '../../../shared/dataset/ids';
import { buildBridge, type ClassBridge } from '../../../shared/detection/bridge';
import type { Survivors } from '../../../shared/detection/survivors';
import type { Diff } from '../../../shared/editing/diff';
import { fromCorners } from '../../../shared/geometry/boxes';
import { type Lesson, lessonOf } from '../../../shared/metrics/corrections';
import type { Guess } from '../../../shared/metrics/matchBoxes';
import { addLesson, createTally, type Tally } from '../../../shared/metrics/tally';
import type { Frozen } from './frozen';

export interface LearnerParts {
  /** The present document. */
  readonly document: () => ProjectDocument;
  /** Boxes of the model after NMS at the storage floor; null = nothing is stored. */
  readonly survivorsOf: (image: ImagePath) => Survivors | null;
  readonly model: { readonly version: string; readonly classNames: readonly string[] | null };
  readonly frozen: Frozen;
  /** The tally is another one, or counting went on. */
  readonly onChange: () => void;
}

/** Learns from submitted images what a model's boxes were worth. Costs the size of an edit; counting anew is done in pieces. */
export interface Learner {
  readonly tally: Tally;
  /** All images are being counted anew; null = it is done. */
  readonly counting: { readonly done: number; readonly total: number } | null;
  /** A diff is part of the document now. */
  committed(diff: Diff): void;
  /** New candidates of an image are to be stored: `store` does it. */
  replacing<T>(image: ImagePath, store: () => T): T;
  /** Everything may be different, e.g. after another NMS. */
  restart(): void;
  stop(): void;
}

/** Milliseconds of counting before others get their turn: the person's edits go through the same process. */
const TURN = 8;

export function createLearner(parts: LearnerParts): Learner {
  const { document, survivorsOf, model, frozen, onChange } = parts;
  let tally = createTally();
  let bridge: ClassBridge = [];
  /** The record that each counted image was counted with. */
  let counted = new Map<ImagePath, ImageRecord>();
  let counting: Learner['counting'] = null;
  let run = 0;

  const teaches = (image: ImagePath, record: ImageRecord | undefined): record is ImageRecord =>
    record?.status === 'done' &&
    (frozen.has(image) || originsOf(record).includes(model.version)) &&
    survivorsOf(image) !== null;

  const add = (image: ImagePath, record: ImageRecord, sign: 1 | -1): void => {
    const survivors = survivorsOf(image);
    if (survivors !== null) addLesson(tally, image, lessonOfImage(survivors, record, bridge), sign);
  };

  const forget = (image: ImagePath): void => {
    const before = counted.get(image);
    if (before !== undefined) add(image, before, -1);
    counted.delete(image);
  };

  /** Brings the tally up to date with an image. */
  const count = (image: ImagePath): void => {
    const record = document().images.get(image);
    if (record !== undefined && counted.get(image) === record) return;
    forget(image);
    if (!teaches(image, record)) return;
    add(image, record, 1);
    counted.set(image, record);
  };

  const countAll = async (): Promise<void> => {
    const mine = ++run;
    tally = createTally();
    counted = new Map();
    const { classes, bridge: table, images } = document();
    bridge = buildBridge(model.classNames ?? [], classes, table);
    const done: ImagePath[] = [];
    for (const [image, { status }] of images) if (status === 'done') done.push(image);
    let since = performance.now();
    for (const [at, image] of done.entries()) {
      if (performance.now() - since > TURN) {
        counting = { done: at, total: done.length };
        onChange();
        await new Promise((resolve) => setImmediate(resolve));
        if (mine !== run) return;
        since = performance.now();
      }
      count(image);
    }
    counting = null;
    onChange();
  };
  const restart = (): void => {
    // Until all is counted anew, edits are counted with the classes of before.
    void countAll();
  };

  restart();
  return {
    get tally() {
      return tally;
    },
    get counting() {
      return counting;
    },
    committed(diff) {
      if (diff.changes.some(({ type }) => type === 'classes' || type === 'bridge')) {
        restart();
        return;
      }
      const images = new Set(diff.changes.flatMap((change) => ('image' in change ? [change.image] : [])));
      for (const image of submittedBy(diff)) {
        const record = document().images.get(image);
        const foreign = record !== undefined && originsOf(record).some((version) => version !== model.version);
        if (!foreign && survivorsOf(image) !== null) frozen.add(image);
      }
      for (const image of images) count(image);
      if (images.size > 0) onChange();
    },
    replacing(image, store) {
      forget(image);
      const result = store();
      count(image);
      return result;
    },
    restart,
    stop() {
      run++;
    },
  };
}

/** Images that a person has submitted with this diff: importing labels is no look at predictions. */
const submittedBy = ({ label, changes }: Diff): readonly ImagePath[] =>
  label !== 'submitImage'
    ? []
    : changes.flatMap((change) => (change.type === 'status' && change.after === 'done' ? [change.image] : []));

/** Versions of the models whose predictions a person took over on this image. */
const originsOf = ({ annotations }: ImageRecord): readonly string[] =>
  annotations.flatMap(({ provenance }) => ('origin' in provenance ? [provenance.origin.model] : []));

/** What a submitted image says about the model's boxes. Boxes of classes that the project does not have are never shown. */
function lessonOfImage({ scores, labels, boxes }: Survivors, record: ImageRecord, bridge: ClassBridge): Lesson {
  const guesses: Guess[] = [];
  for (let at = 0; at < scores.length; at++) {
    const classId = bridge[labels[at] as number]?.classId ?? null;
    if (classId === null) continue;
    const from = at * 4;
    const [x1, y1] = [boxes[from] as number, boxes[from + 1] as number];
    const [x2, y2] = [boxes[from + 2] as number, boxes[from + 3] as number];
    guesses.push({ classId, score: scores[at] as number, box: fromCorners(x1, y1, x2, y2) });
  }
  const truths = record.annotations.map(({ classId, box, attributes }) => ({
    classId,
    box,
    crowd: attributes?.[CROWD.id] === true,
  }));
  return lessonOf(guesses, truths);
}
