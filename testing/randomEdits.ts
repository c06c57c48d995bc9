import { imageRecord, type ProjectDocument } from '../shared/dataset/document';
import { asAnnotationId, asImagePath, type ClassId } from '../shared/dataset/ids';
import { addClasses, deleteClass, moveClass } from '../shared/editing/commands/classes';
import { deleteAnnotations } from '../shared/editing/commands/deleteAnnotations';
import { drawBox } from '../shared/editing/commands/drawBox';
import { setBoxes, setClass } from '../shared/editing/commands/editAnnotations';
import { acceptPredictions, rejectPredictions, submitImage } from '../shared/editing/commands/predictions';
import { setBridge } from '../shared/editing/commands/setBridge';
import { setStatus } from '../shared/editing/commands/setStatus';
import type { Diff } from '../shared/editing/diff';

/** Small deterministic generator of numbers in [0, 1): mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NO_CLASS = 0 as ClassId;

/** Any edit a person can make, on one of three images; may be empty. `step` makes its ids unique. */
export function randomDiff(document: ProjectDocument, random: () => number, step: number): Diff {
  const image = asImagePath(`folder/图 ${Math.floor(random() * 3)}.jpg`);
  const { annotations } = imageRecord(document, image);
  const ids = annotations.filter(() => random() < 0.5).map((one) => one.id);
  const classId = document.classes[Math.floor(random() * document.classes.length)]?.id ?? NO_CLASS;
  const box = { x: random() * 50, y: 10, width: 20, height: 30 };
  const origin = { model: 'm-1c-00000000', modelClass: 'cat', score: 0.5, box };
  const prediction = { id: asAnnotationId(`p${step}`), classId, box, origin };
  const commands: readonly (() => Diff)[] = [
    () => drawBox(document, { image, box: { id: asAnnotationId(`d${step}`), classId, box } }),
    () => setBoxes(document, { image, boxes: new Map(ids.map((one) => [one, box])), label: 'moveBox' }),
    () => setClass(document, { image, ids, classId }),
    () => deleteAnnotations(document, { image, ids }),
    () => acceptPredictions(document, { image, accepted: [prediction] }),
    () => rejectPredictions(document, { image, rejections: [{ classId, box }] }),
    () => submitImage(document, { image, accepted: [prediction] }),
    () => setStatus(document, { image, status: random() < 0.5 ? 'skipped' : 'in progress' }),
    () => addClasses(document, { names: [`类别 ${step}`] }),
    () => moveClass(document, { id: classId, to: Math.floor(random() * 5) }),
    () => deleteClass(document, { id: classId }),
    () => setBridge(document, { modelClass: 'm', to: random() < 0.3 ? null : classId }),
  ];
  return (commands[Math.floor(random() * commands.length)] as () => Diff)();
}
