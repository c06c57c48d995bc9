import { type RefObject, useEffect } from 'react';
import type { Point } from '../../shared/geometry/box';
import { changeBoxes, draw } from '../actions/boxes';
import { spaceKey } from '../actions/space';
import { toImage } from '../geometry/camera';
import type { Stores } from '../store/stores';
import { underPointer } from '../tools/cursor';
import { isDragging, liveTargets, step } from '../tools/machine';
import { targetsOf } from '../tools/targets';
import { type Effect, IDLE, type PointerInput, type Scene, type ToolState } from '../tools/types';
import type { PointerPaint } from './drawing/selected';

/** The boxes on the screen belong to the picture on the screen. */
export const isPainted = ({ view }: Stores): boolean => {
  const { image, painted, problem } = view.getState();
  return image !== null && image === painted && problem === null;
};

function sceneOf(stores: Stores): Scene {
  const camera = stores.camera.getState();
  const { refs, armedClass } = stores.selection.getState();
  const targets = stores.view.getState().hidden ? [] : targetsOf(stores.current.getState());
  return { camera, image: camera.image, targets, selected: refs, armed: armedClass !== null };
}

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

    const feed = (input: PointerInput): void => {
      const before = state;
      const result = step(state, input, sceneOf(stores));
      state = result.state;
      for (const effect of result.effects) perform(effect, before);
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
      else changeBoxes(stores, effect.boxes, before.type === 'resizing' ? 'resizeBox' : 'moveBox');
    };
    /** Hover, cursor and read-outs under the pointer. */
    const look = (): void => {
      const ready = isPainted(stores);
      const under = last === null || !ready ? null : underPointer(state, last, sceneOf(stores), spaceKey.isHeld());
      if (!isDragging(state)) stores.selection.hover(under?.hovered ?? null);
      element.style.cursor = under?.cursor ?? 'default';
      paint.current = { state, overHandle: under === null || under.handle !== null };
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
      const means = event.button === 1 || spaceKey.isHeld() ? 'pan' : 'main';
      const add = event.ctrlKey || event.metaKey || event.shiftKey;
      feed({ type: 'down', at: last, means, add, square: event.shiftKey });
    };
    const onMove = (event: PointerEvent): void => {
      last = at(event);
      feed({ type: 'move', at: last, square: event.shiftKey });
    };
    const onUp = (event: PointerEvent): void => {
      last = at(event);
      feed({ type: 'up', at: last, square: event.shiftKey });
    };
    const onLeave = (): void => {
      last = null;
      look();
    };
    const cancel = (): void => feed({ type: 'cancel' });
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !isDragging(state)) return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    };
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      if (!isPainted(stores)) return;
      // Lines and pages of a wheel in pixels; a pinch comes as a wheel with Ctrl and small steps.
      const pixels = event.deltaY * [1, 20, 400][event.deltaMode]!;
      stores.camera.zoomBy(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0016)), at(event));
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
    element.addEventListener('lostpointercapture', cancel);
    element.addEventListener('pointerleave', onLeave);
    element.addEventListener('wheel', onWheel, { passive: false });
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      for (const stop of stops) stop();
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', cancel);
      element.removeEventListener('lostpointercapture', cancel);
      element.removeEventListener('pointerleave', onLeave);
      element.removeEventListener('wheel', onWheel);
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [stores, area, paint, redraw]);
}
