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

/** Names of the actions that arrow keys do. */
export type NudgeKind = 'move' | 'moveFar' | 'pushEdge' | 'pullEdge';

/**
 * Moves the selected boxes in the direction of an arrow key by 1 image pixel (`moveFar`: 10), or pushes the edge of that
 * side out or pulls it in. Presses that follow each other are one undo step.
 * @param key a combination that ends with an arrow, e.g. `Shift+ArrowLeft`
 */
export function nudge(stores: Stores, key: string, kind: NudgeKind): void {
  const direction = DIRECTIONS[key.slice(key.lastIndexOf('+') + 1)];
  const { refs } = stores.selection.getState();
  const { image } = stores.camera.getState();
  const keys = refs.map(refKey);
  const targets = targetsOf(stores.current.getState()).filter(({ ref }) => keys.includes(refKey(ref)));
  if (direction === undefined || targets.length === 0 || image.width === 0) return;
  const before = targets.map(({ box }) => box);
  const edge = kind === 'pushEdge' || kind === 'pullEdge';
  const step = kind === 'moveFar' ? FAR : 1;
  const after = edge
    ? before.map((box) => pushed(box, direction, kind === 'pullEdge' ? -1 : 1, image))
    : movedBoxes(before, direction.dx * step, direction.dy * step, image);
  const boxes = targets.map(({ ref }, at) => ({ ref, box: after[at] as Box }));
  const series = `${edge ? 'edge' : 'move'} ${[...keys].sort().join(' ')}`;
  changeBoxes(stores, boxes, edge ? 'resizeBox' : 'moveBox', series);
}

const pushed = (
  box: Box,
  { dx, dy, edge }: { readonly dx: number; readonly dy: number; readonly edge: Handle },
  by: 1 | -1,
  image: Size,
): Box => resizedBox(box, edge, dx * by, dy * by, image, false);
