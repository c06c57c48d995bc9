import type { Box, Point, Size } from '../../shared/geometry/box';
import type { Camera } from '../geometry/camera';
import type { BoxRef } from '../store/boxRef';
import type { Handle } from './handles';
import type { Target } from './hit';
import type { Guide } from './snapping';

/** What the pointer tool can see; taken fresh at every input. */
export interface Scene {
  readonly camera: Camera;
  readonly image: Size;
  /** Boxes that can be clicked: none while they are hidden. */
  readonly targets: readonly Target[];
  /** Boxes whose edges attract, beside the image's borders; null = nothing attracts. */
  readonly attracting: readonly Target[] | null;
  /** Refused predictions that are shown; a click takes them back. */
  readonly ghosts: readonly Box[];
  /** Selected boxes; the last one has the handles. */
  readonly selected: readonly BoxRef[];
  /** A class is armed: a drag draws, even inside another box. */
  readonly armed: boolean;
  /** A click where a drag would draw starts a box, the next click ends it. */
  readonly twoClick: boolean;
}

/** Modifier keys that are held. */
export interface Held {
  /** Shift: at the start of a drag it selects by a frame, during one it makes a square. */
  readonly shift: boolean;
  /** Alt: the box grows around its middle. */
  readonly alt: boolean;
  /** Ctrl or Cmd: nothing attracts. */
  readonly ctrl: boolean;
}

/** What happened, in screen pixels relative to the canvas area. */
export type PointerInput =
  | {
      readonly type: 'down';
      readonly at: Point<'ScreenPx'>;
      /** `pan`: middle button, or the main button while Space is held. */
      readonly means: 'main' | 'pan';
      readonly held: Held;
    }
  | Movement
  /** Escape, lost capture, another image. */
  | { readonly type: 'cancel' };

export interface Movement {
  readonly type: 'move' | 'up';
  readonly at: Point<'ScreenPx'>;
  readonly held: Held;
}

/** What the tool wants done. Documents change only by `draw`, `change` and `restore`, once per gesture, on pointer-up. */
export type Effect =
  | { readonly type: 'select'; readonly refs: readonly BoxRef[] }
  | { readonly type: 'toggle'; readonly ref: BoxRef }
  | { readonly type: 'pan'; readonly dx: number; readonly dy: number }
  | { readonly type: 'draw'; readonly box: Box }
  | { readonly type: 'change'; readonly boxes: readonly Target[] }
  /** Takes a refusal back: place in `Scene.ghosts`. */
  | { readonly type: 'restore'; readonly ghost: number };

export interface Idle {
  readonly type: 'idle';
  /** Where the last click was: a further click there takes the next box. */
  readonly lastClick: Point<'ScreenPx'> | null;
}

/** The button is down and has not moved far enough to be a drag. */
export interface Pressed {
  readonly type: 'pressed';
  readonly at: Point<'ScreenPx'>;
  /** Ctrl, Cmd or Shift: a click adds to the selection. */
  readonly add: boolean;
  readonly lastClick: Point<'ScreenPx'> | null;
  /** What it becomes when it moves. */
  readonly drag:
    | { readonly type: 'draw' }
    | { readonly type: 'marquee' }
    | { readonly type: 'move'; readonly targets: readonly Target[] }
    | { readonly type: 'resize'; readonly target: Target; readonly handle: Handle };
}

export interface Drawing {
  readonly type: 'drawing';
  readonly from: Point;
  readonly box: Box;
  /** Drawn by two clicks: no button is held in between. */
  readonly byClicks: boolean;
  readonly guides: readonly Guide[];
}

export interface Moving {
  readonly type: 'moving';
  readonly from: Point;
  readonly origin: readonly Target[];
  readonly boxes: readonly Target[];
  readonly guides: readonly Guide[];
}

export interface Resizing {
  readonly type: 'resizing';
  readonly from: Point;
  readonly handle: Handle;
  readonly origin: Target;
  readonly box: Box;
  readonly guides: readonly Guide[];
}

/** A frame is drawn; the boxes that lie in it wholly join the selection. */
export interface Marquee {
  readonly type: 'marquee';
  readonly from: Point;
  readonly box: Box;
  readonly caught: readonly BoxRef[];
}

export interface Panning {
  readonly type: 'panning';
  readonly last: Point<'ScreenPx'>;
  /** What goes on afterwards: a box that waits for its second click. */
  readonly after: Idle | Drawing;
}

export type ToolState = Idle | Pressed | Drawing | Moving | Resizing | Marquee | Panning;

export interface Step {
  readonly state: ToolState;
  readonly effects: readonly Effect[];
}

export const IDLE: Idle = { type: 'idle', lastClick: null };

export const stay = (state: ToolState): Step => ({ state, effects: [] });
