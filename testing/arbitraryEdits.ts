import fc from 'fast-check';
import { type AttributeDefinition, type AttributeValue, attributesOf } from '../shared/dataset/attributes';
import { emptyDocument, imageRecord, type ProjectDocument } from '../shared/dataset/document';
import {
  type AnnotationId,
  asAnnotationId,
  asAttributeId,
  asClassId,
  asImagePath,
  type ClassId,
} from '../shared/dataset/ids';
import { applyDiff } from '../shared/editing/apply';
import {
  type AttributeChange,
  addAttribute,
  changeAttribute,
  moveAttribute,
  removeAttribute,
} from '../shared/editing/commands/attributes';
import { addClasses, deleteClass, moveClass, recolorClass, renameClass } from '../shared/editing/commands/classes';
import { deleteAnnotations } from '../shared/editing/commands/deleteAnnotations';
import { addBoxes, drawBox } from '../shared/editing/commands/drawBox';
import { setBoxes, setClass } from '../shared/editing/commands/editAnnotations';
import { acceptPredictions, rejectPredictions, submitImage } from '../shared/editing/commands/predictions';
import { relabel } from '../shared/editing/commands/relabel';
import { restorePrediction } from '../shared/editing/commands/restorePrediction';
import { setAttribute, setImageAttribute } from '../shared/editing/commands/setAttribute';
import { setBridge } from '../shared/editing/commands/setBridge';
import { setStatus } from '../shared/editing/commands/setStatus';
import type { Diff } from '../shared/editing/diff';

/** Numbers that come back from JSON as they are; -0 does not, and no command makes one. */
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e6 })
  .map((value) => (value === 0 ? 0 : value));
const box = fc.record({ x: number, y: number, width: number, height: number }, { noNullPrototype: true });
/** Also half a surrogate, blanks, and names that objects answer to. */
const text = fc.oneof(
  fc.constantFrom('a', 'A', ' a ', '狗', 'red', 'blue', '__proto__', 'constructor', '1', ''),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** What a person does, not yet to which document: places are taken modulo what is there. */
const intention = fc.record({
  what: fc.nat(999),
  image: fc.nat(2),
  which: fc.array(fc.boolean(), { maxLength: 6 }),
  at: fc.nat(9),
  to: fc.nat(9),
  box,
  other: box,
  text,
  texts: fc.array(text, { maxLength: 4 }),
  yes: fc.boolean(),
  seconds: number,
});
export type Intention = typeof intention extends fc.Arbitrary<infer T> ? T : never;

export const intentions = fc.array(intention, { maxLength: 60, size: 'max' });

const at = <T>(list: readonly T[], place: number): T | undefined => list[place % list.length];

/** So many commands of the table, the first ones, make boxes. */
const OF_BOXES = 10;

/** The diff that an intention becomes; may be empty. Every kind of command has its turn. `step` makes its ids unique. */
export function diffOf(document: ProjectDocument, intended: Intention, step: number): Diff {
  const { which, yes, to, text: name, texts } = intended;
  const image = asImagePath(`folder/图 ${intended.image}.jpg`);
  const record = imageRecord(document, image);
  const ids = record.annotations.filter((_, index) => which[index % 6] === true).map(({ id }) => id);
  const classId = at(document.classes, intended.at)?.id ?? asClassId(99);
  const own = at(document.attributes, intended.at)?.id ?? asAttributeId('none');
  const target = yes ? 'box' : 'image';
  const [ofBoxes, ofImages] = [attributesOf(document.attributes, 'box'), attributesOf(document.attributes, 'image')];
  const prediction = predictionOf(intended, classId, asAnnotationId(`p${step}`));
  const boxes = new Map(ids.map((id) => [id, intended.box]));
  const fresh = { id: asAnnotationId(`d${step}`), classId, box: intended.box };
  const attribute: AttributeDefinition = {
    id: asAttributeId(`t${step}`),
    name,
    kind: kindAt(to),
    target,
    choices: texts,
    ...(which[0] === true ? { classes: [classId] } : {}),
  };
  const commands: readonly (() => Diff)[] = [
    () => drawBox(document, { image, box: fresh }),
    () =>
      addBoxes(document, {
        image,
        boxes: [{ ...fresh, attributes: record.annotations[0]?.attributes }],
        label: 'pasteBoxes',
      }),
    () => setBoxes(document, { image, boxes, label: yes ? 'moveBox' : 'resizeBox' }),
    () => setClass(document, { image, ids, classId }),
    () => deleteAnnotations(document, { image, ids }),
    () => acceptPredictions(document, { image, accepted: [prediction] }),
    () => rejectPredictions(document, { image, rejections: [{ classId, box: intended.box }] }),
    () =>
      relabel(document, {
        image,
        changed: new Map(ids.map((id) => [id, { classId, box: intended.other }])),
        removed: ids.slice(0, to % 3),
        added: yes ? [fresh] : [],
      }),
    () => restorePrediction(document, { image, at: intended.at }),
    () => submitImage(document, { image, accepted: yes ? [prediction] : [], seconds: intended.seconds }),
    () => setStatus(document, { image, status: yes ? 'skipped' : 'in progress' }),
    () => addClasses(document, { names: texts }),
    () => renameClass(document, { id: classId, name }),
    () => recolorClass(document, { id: classId, color: { slot: to, ring: intended.at } }),
    () => moveClass(document, { id: classId, to }),
    () => deleteClass(document, { id: classId }),
    () => setBridge(document, { modelClass: name, to: yes ? classId : to > 4 ? null : 'auto' }),
    () => addAttribute(document, { attribute }),
    () => changeAttribute(document, { id: own, change: changeBy(intended) }),
    () => moveAttribute(document, { id: own, to }),
    () => removeAttribute(document, { id: own }),
    () => setAttribute(document, { image, ids, ...valueBy(intended, ofBoxes) }),
    () => setImageAttribute(document, { image, ...valueBy(intended, ofImages) }),
  ];
  const command = intended.what % commands.length;
  // Without a class there are no boxes: the window asks for one.
  if (document.classes.length === 0 && command < OF_BOXES) return addClasses(document, { names: [...texts, 'cat'] });
  return (commands[command] as () => Diff)();
}

function predictionOf({ box: drawn, other, yes, seconds }: Intention, classId: ClassId, id: AnnotationId) {
  const origin = { model: 'm-1c-00000000', modelClass: 'cat', score: seconds / 1e6, box: drawn };
  return { id, classId, box: yes ? drawn : other, origin, classChanged: yes };
}

const kindAt = (place: number): AttributeDefinition['kind'] =>
  at(['flag', 'choice', 'text'] as const, place) as AttributeDefinition['kind'];

function changeBy({ at: place, to, text: name, texts, yes }: Intention): AttributeChange {
  const changes: readonly AttributeChange[] = [
    { name },
    { kind: kindAt(to) },
    { target: yes ? 'box' : 'image' },
    { choices: texts },
    { classes: yes ? null : [asClassId(to)] },
  ];
  return at(changes, place) as AttributeChange;
}

function valueBy({ at: place, to, text: said, yes }: Intention, among: readonly AttributeDefinition[]) {
  const attribute = at(among, place);
  const wanted = attribute?.kind === 'flag' ? true : attribute?.kind === 'choice' ? at(attribute.choices, to) : said;
  const value: AttributeValue | null = yes ? (wanted ?? null) : null;
  return { attribute: attribute?.id ?? asAttributeId('none'), value: place > 7 ? said : value };
}

/** A document that a person can have made, the diffs that made it (none empty) and every document on the way. */
export function lived(plans: readonly Intention[]): {
  readonly documents: readonly ProjectDocument[];
  readonly diffs: readonly Diff[];
  readonly last: ProjectDocument;
} {
  let last = emptyDocument();
  const documents = [last];
  const diffs: Diff[] = [];
  for (const [step, plan] of plans.entries()) {
    const diff = diffOf(last, plan, step);
    if (diff.changes.length === 0) continue;
    last = applyDiff(last, diff);
    diffs.push(diff);
    documents.push(last);
  }
  return { documents, diffs, last };
}
