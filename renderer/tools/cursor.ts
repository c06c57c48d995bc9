import type { Point } from '../../shared/geometry/box';
import { toImage } from '../geometry/camera';
import { type BoxRef, sameRef } from '../store/boxRef';
import type { Handle } from './handles';
import { clicked, ghostAt, targetsAt } from './hit';
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
  /** The refused prediction a click would take back: place in `Scene.ghosts`. */
  readonly ghost: number | null;
  readonly handle: Handle | null;
  /** CSS cursor. */
  readonly cursor: string;
}

const NOTHING = { hovered: null, ghost: null, handle: null } as const;

/** Looks under the pointer; `panReady` = Space is held. */
export function underPointer(state: ToolState, at: Point<'ScreenPx'>, scene: Scene, panReady: boolean): UnderPointer {
  if (state.type === 'panning') return { ...NOTHING, cursor: 'grabbing' };
  if (panReady) return { ...NOTHING, cursor: 'grab' };
  if (state.type === 'drawing') return { ...NOTHING, cursor: 'crosshair' };
  if (state.type === 'marquee') return { ...NOTHING, cursor: 'cell' };
  const active = state.type === 'resizing' ? state.handle : (grabbedHandle(at, scene)?.handle ?? null);
  if (active !== null) return { ...NOTHING, handle: active, cursor: RESIZE[active] };
  const point = toImage(scene.camera, at);
  const slack = CLICK_SLACK / scene.camera.scale;
  const hits = targetsAt(scene.targets, point, slack);
  const onSelected = hits.some(({ ref }) => scene.selected.some((one) => sameRef(one, ref)));
  const ghost = state.type === 'moving' ? null : ghostAt(scene.ghosts, point, slack, hits.length > 0);
  if (ghost !== null) return { ...NOTHING, ghost, cursor: scene.armed ? 'crosshair' : 'pointer' };
  const hovered = clicked(hits, null, false)?.ref ?? null;
  if (state.type === 'moving' || onSelected) return { ...NOTHING, hovered, cursor: 'move' };
  return { ...NOTHING, hovered, cursor: hovered === null || scene.armed ? 'crosshair' : 'pointer' };
}
