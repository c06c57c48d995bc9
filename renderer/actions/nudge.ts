import type { Box, Size } from '../../shared/geometry/box';
import { refKey } from '../store/boxRef';
import type { Stores } from '../store/stores';
import { movedBoxes, resizedBox } from '../tools/gestures';
import type { Handle } from '../tools/handles';
import { targetsOf } from '../tools/targets';
import { changeBoxes } from './boxes';

const DIRECTIONS: Readonly<Record<string, { readonly dx: number; readonly dy: number; readonly edge: Handle }>> = {
  ArrowLeft: { dx: -1, dy: 0, edge: 'w' },
  ArrowRight: { dx: 1, dy: 0, edge: 'e' },
  ArrowUp: { dx: 0, dy: -1, edge: 'n' },
  ArrowDown: { dx: 0, dy: 1, edge: 's' },
};

const FAR = 10;

/**
 * Moves the selected boxes by an arrow key, in image pixels: plain 1, `Shift` 10; `Alt` pushes the edge of that side out,
 * `Alt+Shift` pulls it in. Presses that follow each other are one undo step.
 */
export function nudge(stores: Stores, key: string): void {
  const parts = key.split('+');
  const direction = DIRECTIONS[parts[parts.length - 1] ?? ''];
  const { refs } = stores.selection.getState();
  const { image } = stores.camera.getState();
  const keys = refs.map(refKey);
  const targets = targetsOf(stores.current.getState()).filter(({ ref }) => keys.includes(refKey(ref)));
  if (direction === undefined || targets.length === 0 || image.width === 0) return;
  const before = targets.map(({ box }) => box);
  const edge = parts.includes('Alt');
  const after = edge
    ? before.map((box) => pushed(box, direction, parts.includes('Shift') ? -1 : 1, image))
    : movedBoxes(before, direction.dx * stepOf(parts), direction.dy * stepOf(parts), image);
  const boxes = targets.map(({ ref }, at) => ({ ref, box: after[at] as Box }));
  const series = `${edge ? 'edge' : 'move'} ${[...keys].sort().join(' ')}`;
  changeBoxes(stores, boxes, edge ? 'resizeBox' : 'moveBox', series);
}

const stepOf = (parts: readonly string[]): number => (parts.includes('Shift') ? FAR : 1);

const pushed = (
  box: Box,
  { dx, dy, edge }: { readonly dx: number; readonly dy: number; readonly edge: Handle },
  by: 1 | -1,
  image: Size,
): Box => resizedBox(box, edge, dx * by, dy * by, image, false);
