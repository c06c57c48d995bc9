import type { AttributeValues } from '../../shared/dataset/attributes';
import { imageRecord } from '../../shared/dataset/document';
import type { ClassId } from '../../shared/dataset/ids';
import type { Box, Size } from '../../shared/geometry/box';
import { clampBox } from '../../shared/geometry/boxes';
import { imageAt } from '../store/neighbours';
import type { Stores } from '../store/stores';
import { targetsOf } from '../tools/targets';
import { putBoxes } from './boxes';

interface Copied {
  readonly classId: ClassId;
  readonly box: Box;
  /** What is said of it; predictions say nothing. */
  readonly attributes?: AttributeValues | undefined;
}

/** Copied boxes; they belong to the project they come from. */
let copied: { readonly folder: string; readonly boxes: readonly Copied[] } = { folder: '', boxes: [] };

const folderOf = ({ project }: Stores): string => project.getState().opened?.folder ?? '';

/** The selected boxes with their classes and what is said of them. */
function selected(stores: Stores): readonly Copied[] {
  const { record, predictions } = stores.current.getState();
  return stores.selection.getState().refs.flatMap((ref): readonly Copied[] => {
    const found =
      ref.kind === 'annotation'
        ? record.annotations.find(({ id }) => id === ref.id)
        : predictions.find(({ index }) => index === ref.index);
    if (found === undefined) return [];
    const { classId, box } = found;
    return [{ classId, box, attributes: 'attributes' in found ? found.attributes : undefined }];
  });
}

export function copy(stores: Stores): void {
  const boxes = selected(stores);
  if (boxes.length === 0) return;
  copied = { folder: folderOf(stores), boxes };
  stores.notices.tell({ kind: 'info', key: 'noticeCopied', params: { count: boxes.length }, undoable: false });
}

export const canPaste = (stores: Stores): boolean => copied.boxes.length > 0 && copied.folder === folderOf(stores);

/** Pastes at the same place; what would cover a box of this image exactly is moved aside. */
export function paste(stores: Stores): void {
  if (!canPaste(stores)) return;
  putBoxes(stores, fitted(stores, copied.boxes), 'pasteBoxes');
}

export function duplicate(stores: Stores): void {
  putBoxes(stores, fitted(stores, selected(stores)), 'duplicateBoxes');
}

/** Takes over the boxes of the image above in the list. */
export function repeatPrevious(stores: Stores): void {
  const previous = imageAt(stores, -1);
  const boxes = previous === null ? [] : imageRecord(stores.project.getState().document, previous).annotations;
  if (boxes.length === 0) {
    stores.notices.tell({ kind: 'info', key: 'noticeNothingToRepeat', params: {}, undoable: false });
    return;
  }
  const { image } = stores.camera.getState();
  putBoxes(
    stores,
    boxes.map(({ classId, box, attributes }) => ({ classId, box: clampBox(box, image), attributes })).filter(hasArea),
    'repeatBoxes',
  );
  stores.notices.tell({ kind: 'info', key: 'noticeRepeated', params: { count: boxes.length }, undoable: true });
}

const hasArea = ({ box }: Copied): boolean => box.width > 0 && box.height > 0;

/** How far a copy is moved aside, in image pixels. */
const ASIDE = 12;

function fitted(stores: Stores, boxes: readonly Copied[]): readonly Copied[] {
  const { image } = stores.camera.getState();
  const there = targetsOf(stores.current.getState()).map(({ box }) => `${box.x} ${box.y} ${box.width} ${box.height}`);
  return boxes
    .map(({ classId, box, attributes }) => {
      const taken = there.includes(`${box.x} ${box.y} ${box.width} ${box.height}`);
      return {
        classId,
        attributes,
        box: taken ? inside({ ...box, x: box.x + ASIDE, y: box.y + ASIDE }, image) : clampBox(box, image),
      };
    })
    .filter(hasArea);
}

const inside = (box: Box, image: Size): Box => ({
  ...box,
  x: Math.max(0, Math.min(box.x, image.width - box.width)),
  y: Math.max(0, Math.min(box.y, image.height - box.height)),
});
