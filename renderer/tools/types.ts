import type { Box, Point, Size } from '../../shared/geometry/box';
import type { Camera } from '../geometry/camera';
import type { BoxRef } from '../store/boxRef';
import type { Handle } from './handles';
import type { Target } from './hit';

/** What the pointer tool can see; taken fresh at every input. */
export interface Scene {
  readonly camera: Camera;
  readonly image: Size;
  /** Boxes that can be clicked: none while they are hidden. */
  readonly targets: readonly Target[];
  /** Selected boxes; the last one has the handles. */
  readonly selected: readonly BoxRef[];
  /** A class is armed: a drag draws, even inside another box. */
  readonly armed: boolean;
}

/** What happened, in screen pixels relative to the canvas area. */
export type PointerInput =
  | {
      readonly type: 'down';
      readonly at: Point<'ScreenPx'>;
      /** `pan`: middle button, or the main button while Space is held. */
      readonly means: 'main' | 'pan';
      /** Ctrl, Cmd or Shift: clicks add to the selection. */
      readonly add: boolean;
      readonly square: boolean;
    }
  | { readonly type: 'move'; readonly at: Point<'ScreenPx'>; readonly square: boolean }
  | { readonly type: 'up'; readonly at: Point<'ScreenPx'>; readonly square: boolean }
  /** Escape, lost capture, another image. */
  | { readonly type: 'cancel' };

/** What the tool wants done. Documents change only by `draw` and `change`, once per gesture, on pointer-up. */
export type Effect =
  | { readonly type: 'select'; readonly refs: readonly BoxRef[] }
  | { readonly type: 'toggle'; readonly ref: BoxRef }
  | { readonly type: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly type: 'draw'; readonly box: Box }
  | { readonly type: 'change'; readonly boxes: readonly Target[] };

export interface Idle {
  readonly type: 'idle';
  /** Where the last click was: a further click there takes the next box. */
  readonly lastClick: Point<'ScreenPx'> | null;
}

/** The button is down and has not moved far enough to be a drag. */
export interface Pressed {
  readonly type: 'pressed';
  readonly at: Point<'ScreenPx'>;
  readonly add: boolean;
  readonly lastClick: Point<'ScreenPx'> | null;
  /** What it becomes when it moves. */
  readonly drag:
    | { readonly type: 'draw' }
    | { readonly type: 'move'; readonly targets: readonly Target[] }
    | { readonly type: 'resize'; readonly target: Target; readonly handle: Handle };
}

export interface Drawing {
  readonly type: 'drawing';
  readonly from: Point;
  readonly box: Box;
}

export interface Moving {
  readonly type: 'moving';
  readonly from: Point;
  readonly origin: readonly Target[];
  readonly boxes: readonly Target[];
}

export interface Resizing {
  readonly type: 'resizing';
  readonly from: Point;
  readonly handle: Handle;
  readonly origin: Target;
  readonly box: Box;
}

export interface Panning {
  readonly type: 'panning';
  readonly last: Point<'ScreenPx'>;
}

export type ToolState = Idle | Pressed | Drawing | Moving | Resizing | Panning;

export interface Step {
  readonly state: ToolState;
  readonly effects: readonly Effect[];
}

export const IDLE: Idle = { type: 'idle', lastClick: null };

export const stay = (state: ToolState): Step => ({ state, effects: [] });
