import { type Annotation, imageRecord, type ProjectDocument, type Provenance } from '../../dataset/document';
import type { AnnotationId, ClassId, ImagePath } from '../../dataset/ids';
import type { Box } from '../../geometry/box';
import { sameBox } from '../../geometry/boxes';
import type { Change, Diff } from '../diff';
import { touch } from './touch';

/** Moves or resizes annotations of one image. What was accepted becomes edited and remembers the model's box. */
export function setBoxes(
  document: ProjectDocument,
  input: {
    readonly image: ImagePath;
    readonly boxes: ReadonlyMap<AnnotationId, Box>;
    readonly label: 'moveBox' | 'resizeBox';
  },
): Diff {
  return edited(document, input.image, input.label, (annotation) => {
    const box = input.boxes.get(annotation.id);
    return box === undefined || sameBox(box, annotation.box) ? annotation : { ...annotation, box };
  });
}

/** Gives annotations of one image another class. */
export function setClass(
  document: ProjectDocument,
  input: { readonly image: ImagePath; readonly ids: readonly AnnotationId[]; readonly classId: ClassId },
): Diff {
  return edited(document, input.image, 'setClass', (annotation) =>
    input.ids.includes(annotation.id) && annotation.classId !== input.classId
      ? { ...annotation, classId: input.classId }
      : annotation,
  );
}

function edited(
  document: ProjectDocument,
  image: ImagePath,
  label: string,
  how: (annotation: Annotation) => Annotation,
): Diff {
  const changes = imageRecord(document, image).annotations.flatMap((before, at): Change[] => {
    const after = how(before);
    if (after === before) return [];
    const provenance = corrected(before.provenance);
    return [{ type: 'annotation', image, id: before.id, at, before, after: { ...after, provenance } }];
  });
  return { label, changes: changes.length === 0 ? [] : [...touch(document, image), ...changes] };
}

const corrected = (provenance: Provenance): Provenance =>
  provenance.kind === 'accepted' ? { kind: 'edited', origin: provenance.origin } : provenance;
