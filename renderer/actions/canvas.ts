import type { ClassId } from '../../shared/dataset/ids';
import { type BoxRef, sameRef } from '../store/boxRef';
import type { Stores } from '../store/stores';
import type { Target } from '../tools/hit';

/** Class of a box of the current image; null = no such box. */
export function classOfBox({ current }: Stores, ref: BoxRef | null): ClassId | null {
  const { record, predictions } = current.getState();
  if (ref === null) return null;
  const found =
    ref.kind === 'annotation'
      ? record.annotations.find(({ id }) => id === ref.id)
      : predictions.find(({ index }) => index === ref.index);
  return found?.classId ?? null;
}

/** Shows the selected boxes as large as the canvas allows, with room around them. */
export function zoomToSelection({ camera, selection }: Stores, targets: readonly Target[]): void {
  const { refs } = selection.getState();
  const boxes = targets.filter(({ ref }) => refs.some((one) => sameRef(one, ref))).map(({ box }) => box);
  if (boxes.length === 0) return;
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  camera.showBox({ x, y, width: right - x, height: bottom - y });
}
