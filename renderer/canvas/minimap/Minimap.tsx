import { type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { thumbnailUrl } from '../../bridge/imageUrl';
import { MINIMAP_SIDE, minimapScale, needsMinimap, panToMiddle } from '../../geometry/minimap';
import { useWords } from '../../i18n/useWords';
import { infoStore } from '../../shell/appInfo';
import { useStores } from '../../shell/useStores';
import { lightFilter } from '../../store/boxView';
import type { Stores } from '../../store/stores';
import { paintMinimap } from './paintMinimap';

/** The whole picture, small, while only a part of it is in sight; a click or drag on it moves the view there. */
export function Minimap() {
  const { t } = useWords();
  const stores = useStores();
  const on = useStore(infoStore, ({ settings }) => settings.canvas.minimap);
  const helps = useStore(stores.camera, (camera) => needsMinimap(camera, camera.image, camera.viewport));
  const painted = useStore(stores.view, (state) => (state.problem === null ? state.painted : null));
  const size = useStore(stores.camera, (state) => state.image);
  const filter = useStore(stores.boxView, (state) => lightFilter(state.light));
  const lens = useRef<HTMLCanvasElement>(null);
  const shown = on && helps && painted !== null;
  useLens(stores, lens, shown);
  if (!shown) return null;
  const scale = minimapScale(size);
  const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
  return (
    <div
      className="minimap"
      style={{ width, height }}
      role="img"
      aria-label={t('canvas:minimap')}
      data-testid="minimap"
    >
      <img src={thumbnailUrl(painted, MINIMAP_SIDE * 2)} alt="" draggable={false} style={{ filter }} />
      <canvas ref={lens} style={{ width, height }} />
    </div>
  );
}

/** Keeps the map's drawing up to date, once per frame at most, and moves the view with the pointer. */
function useLens(stores: Stores, lens: RefObject<HTMLCanvasElement | null>, shown: boolean): void {
  useEffect(() => {
    const canvas = lens.current;
    const context = canvas?.getContext('2d') ?? null;
    if (!shown || canvas === null || context === null) return;
    let frame = 0;
    const paint = (): void => {
      frame = 0;
      const ratio = window.devicePixelRatio;
      const { clientWidth, clientHeight } = canvas;
      const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
      if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      paintMinimap(context, stores);
    };
    const later = (): void => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    const go = (event: PointerEvent): void => {
      if (event.buttons === 0) return;
      const camera = stores.camera.getState();
      const { left, top } = canvas.getBoundingClientRect();
      const scale = minimapScale(camera.image);
      const at = { x: (event.clientX - left) / scale, y: (event.clientY - top) / scale };
      const by = panToMiddle(camera, at, camera.viewport);
      stores.camera.pan(by.x, by.y);
    };
    const press = (event: PointerEvent): void => {
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      go(event);
    };
    canvas.addEventListener('pointerdown', press);
    canvas.addEventListener('pointermove', go);
    const { camera, current, boxView, selection, view } = stores;
    const stops = [camera, current, boxView, selection, view].map((slice) => slice.subscribe(later));
    later();
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
      canvas.removeEventListener('pointerdown', press);
      canvas.removeEventListener('pointermove', go);
    };
  }, [stores, lens, shown]);
}
