import { type RefObject, useEffect } from 'react';
import type { Point } from '../../shared/geometry/box';
import { changeBoxes, draw } from '../actions/boxes';
import { restore } from '../actions/rejections';
import { spaceKey } from '../actions/space';
import { toImage } from '../geometry/camera';
import { infoStore } from '../shell/appInfo';
import type { Stores } from '../store/stores';
import { underPointer } from '../tools/cursor';
import { isDragging, liveTargets, step } from '../tools/machine';
import { clickableTargets, ghostsOf, visibleTargets } from '../tools/targets';
import { type Effect, type Held, IDLE, type PointerInput, type Scene, type ToolState } from '../tools/types';
import type { PointerPaint } from './drawing/selected';

/** The boxes on the screen belong to the picture on the screen. */
export const isPainted = ({ view }: Stores): boolean => {
  const { image, painted, problem } = view.getState();
  return image !== null && image === painted && problem === null;
};

function sceneOf(stores: Stores): Scene {
  const camera = stores.camera.getState();
  const { refs, armedClass } = stores.selection.getState();
  const { snapping, twoClick } = infoStore.getState().settings.canvas;
  const { hidden } = stores.view.getState();
  return {
    camera,
    image: camera.image,
    targets: hidden ? [] : clickableTargets(stores),
    attracting: !snapping ? null : hidden ? [] : visibleTargets(stores),
    ghosts: hidden ? [] : ghostsOf(stores),
    selected: refs,
    armed: armedClass !== null,
    twoClick,
  };
}

const heldIn = (event: MouseEvent | KeyboardEvent): Held => ({
  shift: event.shiftKey,
  alt: event.altKey,
  ctrl: event.ctrlKey || event.metaKey,
});

const MODIFIERS = ['Shift', 'Alt', 'Control', 'Meta'];

/** The wheel zooms at the pointer; a person may have it move the picture instead, then Ctrl zooms. */
function turned({ camera }: Stores, event: WheelEvent, at: Point<'ScreenPx'>): void {
  // Lines and pages of a wheel in pixels; a pinch comes as a wheel with Ctrl and small steps.
  const unit = [1, 20, 400][event.deltaMode] ?? 1;
  const [x, y] = [event.deltaX * unit, event.deltaY * unit];
  const scrolls = infoStore.getState().settings.canvas.wheel === 'scroll';
  if (scrolls && !event.ctrlKey) camera.pan(event.shiftKey && x === 0 ? -y : -x, event.shiftKey && x === 0 ? 0 : -y);
  else {
    const pinch = event.ctrlKey && Math.abs(y) < PINCH_STEP;
    camera.zoomBy(Math.exp(-y * (pinch ? 0.01 : 0.0016)), at);
  }
}

/** Wheels turn by more than this, in pixels; pinches by less. */
const PINCH_STEP = 50;

/**
 * Mouse and pen on the canvas: feeds the pointer tool and does what it says.
 * @param paint where the painter finds what the pointer does
 * @param redraw paints what changes with the pointer
 */
export function usePointer(
  stores: Stores,
  area: RefObject<HTMLDivElement | null>,
  paint: { current: PointerPaint },
  redraw: () => void,
): void {
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    let state: ToolState = IDLE;
    let last: Point<'ScreenPx'> | null = null;
    let isDown = false;

    const feed = (input: PointerInput): void => {
      const before = state;
      const result = step(state, input, sceneOf(stores));
      state = result.state;
      for (const effect of result.effects) perform(effect, before);
      // Whoever draws shall see what.
      if (state.type === 'drawing' && stores.view.getState().hidden) stores.view.setHidden(false);
      stores.view.setLive(state.type === 'drawing' ? state.box : (liveTargets(state)[0]?.box ?? null));
      look();
    };
    const perform = (effect: Effect, before: ToolState): void => {
      if (effect.type === 'select') stores.selection.select(...effect.refs);
      else if (effect.type === 'toggle') stores.selection.toggle(effect.ref);
      else if (effect.type === 'pan') {
        spaceKey.used();
        stores.camera.pan(effect.dx, effect.dy);
      } else if (effect.type === 'draw') draw(stores, effect.box);
      else if (effect.type === 'restore') restore(stores, effect.ghost);
      else changeBoxes(stores, effect.boxes, before.type === 'resizing' ? 'resizeBox' : 'moveBox');
    };
    /** Hover, cursor and read-outs under the pointer. */
    const look = (): void => {
      const ready = isPainted(stores);
      const under = last === null || !ready ? null : underPointer(state, last, sceneOf(stores), spaceKey.isHeld());
      if (!isDragging(state)) stores.selection.hover(under?.hovered ?? null);
      element.style.cursor = under?.cursor ?? 'default';
      paint.current = { state, overHandle: under === null || under.handle !== null, ghost: under?.ghost ?? null };
      stores.view.setCursor(ready && last !== null ? insideImage(last) : null);
      redraw();
    };
    const insideImage = (at: Point<'ScreenPx'>): Point | null => {
      const camera = stores.camera.getState();
      const point = toImage(camera, at);
      const inside = point.x >= 0 && point.y >= 0 && point.x < camera.image.width && point.y < camera.image.height;
      return inside ? point : null;
    };
    const at = (event: MouseEvent): Point<'ScreenPx'> => {
      const { left, top } = element.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };

    const onDown = (event: PointerEvent): void => {
      if (event.button === 2 || !isPainted(stores)) return;
      element.focus({ preventScroll: true });
      element.setPointerCapture(event.pointerId);
      // The middle button would start the system's own scrolling.
      event.preventDefault();
      last = at(event);
      isDown = true;
      feed({
        type: 'down',
        at: last,
        means: event.button === 1 || spaceKey.isHeld() ? 'pan' : 'main',
        held: heldIn(event),
      });
    };
    const onMove = (event: PointerEvent): void => {
      last = at(event);
      feed({ type: 'move', at: last, held: heldIn(event) });
    };
    const onUp = (event: PointerEvent): void => {
      if (!isDown) return;
      isDown = false;
      last = at(event);
      feed({ type: 'up', at: last, held: heldIn(event) });
    };
    const onLeave = (): void => {
      last = null;
      look();
    };
    const cancel = (): void => {
      isDown = false;
      feed({ type: 'cancel' });
    };
    /** A capture that is lost while the button is held; letting the button go loses it too. */
    const onLost = (): void => {
      if (isDown) cancel();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (!isDragging(state)) return;
      if (MODIFIERS.includes(event.key) && last !== null) {
        // Alt alone would open the menu.
        event.preventDefault();
        feed({ type: 'move', at: last, held: heldIn(event) });
      } else if (event.type === 'keydown' && event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        cancel();
      }
    };
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      if (!isPainted(stores)) return;
      turned(stores, event, at(event));
      look();
    };

    const stops = [
      spaceKey.onChange(look),
      stores.view.subscribe((view, before) => {
        if (view.image !== before.image) cancel();
      }),
    ];
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', cancel);
    element.addEventListener('lostpointercapture', onLost);
    element.addEventListener('pointerleave', onLeave);
    element.addEventListener('wheel', onWheel, { passive: false });
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('keyup', onKey, { capture: true });
    return () => {
      for (const stop of stops) stop();
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', cancel);
      element.removeEventListener('lostpointercapture', onLost);
      element.removeEventListener('pointerleave', onLeave);
      element.removeEventListener('wheel', onWheel);
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('keyup', onKey, { capture: true });
    };
  }, [stores, area, paint, redraw]);
}
