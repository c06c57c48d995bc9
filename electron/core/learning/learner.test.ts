import { expect, it } from 'vitest';
import { emptyDocument, type ImageRecord, type ProjectDocument } from '../../../shared/dataset/document';
import { asAnnotationId, asClassId, asImagePath, type ImagePath } from '../../../shared/dataset/ids';
import type { Survivors } from '../../../shared/detection/survivors';
import { applyDiff } from '../../../shared/editing/apply';
import { addClasses } from '../../../shared/editing/commands/classes';
import { deleteAnnotations } from '../../../shared/editing/commands/deleteAnnotations';
import { submitImage } from '../../../shared/editing/commands/predictions';
import { setStatus } from '../../../shared/editing/commands/setStatus';
import type { Diff } from '../../../shared/editing/diff';
import { invert } from '../../../shared/editing/invert';
import { correctionsAt, type Tally } from '../../../shared/metrics/tally';
import { createLearner, type Learner } from './learner';

const CAT = asClassId(0);
const box = { x: 10, y: 10, width: 50, height: 50 };
const name = (at: number) => asImagePath(`${at}.jpg`);
/** A cat that is there, and one that is not. */
const stored: Survivors = {
  scores: new Float32Array([0.9, 0.4]),
  labels: new Uint16Array([0, 0]),
  boxes: new Float32Array([10, 10, 60, 60, 200, 200, 250, 250]),
};
const accepted = (model: string) => [
  { id: asAnnotationId('a'), classId: CAT, box, origin: { model, modelClass: 'cat', score: 0.9, box } },
];

function setUp(options: { images?: ReadonlyMap<ImagePath, ImageRecord>; stored?: Set<ImagePath> } = {}) {
  const first = emptyDocument();
  let document: ProjectDocument = {
    ...applyDiff(first, addClasses(first, { names: ['cat'] })),
    images: options.images ?? new Map(),
  };
  const frozen = new Set<ImagePath>();
  const has = options.stored ?? null;
  const learner = createLearner({
    document: () => document,
    survivorsOf: (image) => (has === null || has.has(image) ? stored : null),
    model: { version: 'one', classNames: ['cat'] },
    frozen: { has: (image) => frozen.has(image), add: (image) => void frozen.add(image) },
    onChange: () => undefined,
  });
  const commit = (diff: Diff): Diff => {
    document = applyDiff(document, diff);
    learner.committed(diff);
    return diff;
  };
  return { learner, commit, frozen, document: () => document };
}

const cat = ({ classes }: Tally) => correctionsAt(classes.get(CAT) ?? expect.fail('no cat'), 0.05);
const counted = async (learner: Learner): Promise<void> => {
  while (learner.counting !== null) await new Promise((resolve) => setImmediate(resolve));
};

it('a submitted image counts, its undo takes it out, a later edit counts anew', () => {
  const { learner, commit, document } = setUp();
  const submitted = commit(submitImage(document(), { image: name(1), accepted: accepted('one') }));
  expect(learner.tally.images).toBe(1);
  expect(cat(learner.tally)).toEqual({ kept: 1, deleted: 1, tightened: 0, renamed: 0, added: 0 });
  commit(deleteAnnotations(document(), { image: name(1), ids: [asAnnotationId('a')] }));
  expect(cat(learner.tally)).toMatchObject({ kept: 0, deleted: 2 });
  commit(setStatus(document(), { image: name(1), status: 'in progress' }));
  expect(learner.tally.images).toBe(0);
  expect(cat(learner.tally)).toMatchObject({ kept: 0, deleted: 0 });
  expect(submitted.label).toBe('submitImage');
});

it('undo of the submission', () => {
  const { learner, commit, document } = setUp();
  const submitted = commit(submitImage(document(), { image: name(1), accepted: accepted('one') }));
  commit(invert(submitted));
  expect(learner.tally.images).toBe(0);
});

it('an image confirmed empty teaches that its boxes were wrong', () => {
  const { learner, commit, document, frozen } = setUp();
  commit(submitImage(document(), { image: name(1), accepted: [] }));
  expect(cat(learner.tally)).toMatchObject({ deleted: 2 });
  expect(frozen.has(name(1))).toBe(true);
});

it('images that the model had not looked at before teach nothing of it', async () => {
  const has = new Set<ImagePath>();
  const { learner, commit, document } = setUp({ stored: has });
  commit(submitImage(document(), { image: name(1), accepted: [] }));
  learner.replacing(name(1), () => has.add(name(1)));
  learner.restart();
  await counted(learner);
  expect(learner.tally.images).toBe(0);
});

it('images that were labelled with another model teach nothing', () => {
  const { learner, commit, document } = setUp();
  commit(submitImage(document(), { image: name(1), accepted: accepted('two') }));
  expect(learner.tally.images).toBe(0);
});

it('counts what is there when the project is opened, without holding up others', async () => {
  const [annotation] = accepted('one').map(({ origin, ...rest }) => ({
    ...rest,
    provenance: { kind: 'accepted', origin } as const,
  }));
  const record: ImageRecord = { status: 'done', annotations: annotation ? [annotation] : [], rejections: [] };
  const { learner, commit, document } = setUp({
    images: new Map(Array.from({ length: 5_000 }, (_, at) => [name(at), record])),
  });
  // Still counting: an edit of an image that comes later is not counted twice.
  expect(learner.counting).not.toBeNull();
  commit(setStatus(document(), { image: name(4_999), status: 'in progress' }));
  commit(setStatus(document(), { image: name(0), status: 'skipped' }));
  await counted(learner);
  expect(learner.tally.images).toBe(4_998);
  expect(cat(learner.tally)).toMatchObject({ kept: 4_998, deleted: 4_998 });
});

it('another class bridge: everything is counted anew', async () => {
  const { learner, commit, document } = setUp();
  commit(submitImage(document(), { image: name(1), accepted: [] }));
  commit({ label: 'setBridge', changes: [{ type: 'bridge', before: new Map(), after: new Map([['cat', null]]) }] });
  await counted(learner);
  expect(learner.tally.images).toBe(1);
  expect(learner.tally.classes.size).toBe(0);
});
