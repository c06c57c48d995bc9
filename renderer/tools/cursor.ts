import type { Point } from '../../shared/geometry/box';
import { toImage } from '../geometry/camera';
import { type BoxRef, sameRef } from '../store/boxRef';
import type { Handle } from './handles';
import { clicked, targetsAt } from './hit';
import { CLICK_SLACK, grabbedHandle } from './states/idle';
import type { Scene, ToolState } from './types';

const RESIZE: Readonly<Record<Handle, string>> = {
  nw: 'nwse-resize',
  se: 'nwse-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
};

/** What lies under a pointer that is not held down. */
export interface UnderPointer {
  /** The box a click would take. */
  readonly hovered: BoxRef | null;
  readonly handle: Handle | null;
  /** CSS cursor. */
  readonly cursor: string;
}

/** Looks under the pointer; `panReady` = Space is held. */
export function underPointer(state: ToolState, at: Point<'ScreenPx'>, scene: Scene, panReady: boolean): UnderPointer {
  if (state.type === 'panning') return { hovered: null, handle: null, cursor: 'grabbing' };
  if (panReady) return { hovered: null, handle: null, cursor: 'grab' };
  const active = state.type === 'resizing' ? state.handle : (grabbedHandle(at, scene)?.handle ?? null);
  if (active !== null) return { hovered: null, handle: active, cursor: RESIZE[active] };
  const hits = targetsAt(scene.targets, toImage(scene.camera, at), CLICK_SLACK / scene.camera.scale);
  const onSelected = hits.some(({ ref }) => scene.selected.some((one) => sameRef(one, ref)));
  const hovered = clicked(hits, null, false)?.ref ?? null;
  if (state.type === 'moving' || onSelected) return { hovered, handle: null, cursor: 'move' };
  return { hovered, handle: null, cursor: hovered === null || scene.armed ? 'crosshair' : 'pointer' };
}
