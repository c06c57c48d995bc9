import type Konva from 'konva';
import { useCallback, useEffect, useRef } from 'react';
import { Layer, Shape, Stage } from 'react-konva';
import { useStore } from 'zustand';
import { useWords } from '../i18n/useWords';
import { infoStore } from '../shell/appInfo';
import { useStores } from '../shell/useStores';
import { lightFilter } from '../store/boxView';
import { IDLE } from '../tools/types';
import { CanvasBadges } from './CanvasBadges';
import { CanvasNotice } from './CanvasNotice';
import { canBeFiner, paintPicture } from './drawing/picture';
import { paintOthers } from './drawing/scene';
import { hasPointerPaint, type PointerPaint, paintSelected } from './drawing/selected';
import { LightPanel } from './LightPanel';
import { Minimap } from './minimap/Minimap';
import { tellPainted } from './paintSeam';
import { usePicture } from './picture/usePicture';
import { isPainted, usePointer } from './usePointer';

type Painter = (context: Konva.Context) => void;

/** The browser's own context: drawing is in CSS pixels, Konva has scaled it to device pixels. */
const native = (context: Konva.Context): CanvasRenderingContext2D => context._context;

/**
 * The picture with its boxes, on three layers (decision 14): picture; all boxes but the selected ones; what changes with
 * the pointer. The painters read the stores when they paint, so that moving the mouse renders nothing in React.
 */
export function CanvasView() {
  const { t } = useWords();
  const stores = useStores();
  const area = useRef<HTMLDivElement>(null);
  const layers = useRef<(Konva.Layer | null)[]>([null, null, null]);
  const pointer = useRef<PointerPaint>({ state: IDLE, overHandle: true, ghost: null });
  const picture = usePicture(stores);
  const viewport = useStore(stores.camera, (state) => state.viewport);

  const topIsEmpty = useRef(false);
  const draw = useCallback(
    (...which: number[]) => {
      // Without a graphics card each layer that is painted is copied as a whole, though nothing be on it.
      const skipsTop = topIsEmpty.current && !hasPointerPaint(stores, pointer.current);
      for (const at of which) if (at !== 2 || !skipsTop) layers.current[at]?.batchDraw();
    },
    [stores],
  );
  const drawPointer = useCallback(() => draw(2), [draw]);
  usePointer(stores, area, pointer, drawPointer);
  useRepaint(draw);
  const rests = useRest(draw);
  useViewport(area);
  useLight(layers);

  const paintImage = useCallback<Painter>(
    (context) => {
      if (picture.current === null) return;
      paintPicture(native(context), stores, picture.current, rests());
      tellPainted('picture', stores);
    },
    [picture, stores, rests],
  );
  const paintBoxes = useCallback<Painter>(
    (context) => {
      if (!isPainted(stores) || stores.view.getState().hidden) return;
      paintOthers(native(context), stores, window.devicePixelRatio);
      tellPainted('boxes', stores);
    },
    [stores],
  );
  const paintTop = useCallback<Painter>(
    (context) => {
      topIsEmpty.current =
        !isPainted(stores) || stores.view.getState().hidden || !hasPointerPaint(stores, pointer.current);
      if (topIsEmpty.current) return;
      paintSelected(native(context), stores, pointer.current, window.devicePixelRatio);
      tellPainted('pointer', stores);
    },
    [stores],
  );

  return (
    <div className="canvas-area">
      <div
        ref={area}
        className="canvas-stage"
        role="application"
        aria-label={t('canvas:label')}
        data-testid="canvas"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas takes the keys of labelling
        tabIndex={0}
      >
        <Stage width={viewport.width} height={viewport.height} listening={false}>
          {[paintImage, paintBoxes, paintTop].map((paint, at) => (
            <Layer
              // biome-ignore lint/suspicious/noArrayIndexKey: three layers that never change places
              key={at}
              ref={(layer) => {
                layers.current[at] = layer;
              }}
              listening={false}
            >
              <Shape sceneFunc={paint} listening={false} perfectDrawEnabled={false} />
            </Layer>
          ))}
        </Stage>
      </div>
      <CanvasBadges />
      <LightPanel />
      <Minimap />
      <CanvasNotice />
    </div>
  );
}

/** Paints again what a change of the stores touches. */
function useRepaint(draw: (...which: number[]) => void): void {
  const stores = useStores();
  useEffect(() => {
    const stops = [
      stores.camera.subscribe(() => draw(0, 1, 2)),
      stores.view.subscribe((state, before) => {
        // The former boxes stay with the former picture until the new one is painted.
        if (state.painted !== before.painted || state.problem !== before.problem) draw(0, 1, 2);
        else if (state.hidden !== before.hidden) draw(1, 2);
      }),
      stores.current.subscribe(() => {
        if (isPainted(stores)) draw(1, 2);
      }),
      stores.selection.subscribe((state, before) => {
        if (state.refs !== before.refs || state.hovered !== before.hovered) draw(1, 2);
        else if (state.waiting !== before.waiting) draw(2);
      }),
      stores.boxView.subscribe(() => draw(1, 2)),
      infoStore.subscribe(() => draw(2)),
      stores.project.subscribe((state, before) => {
        if (state.document.classes !== before.document.classes) draw(1, 2);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [stores, draw]);
}

/** A picture that comes or moves is painted quickly, and finely when it rests this long, milliseconds. */
const REST = 150;

/** Tells whether the picture rests; paints it once more when it does. */
function useRest(draw: (...which: number[]) => void): () => boolean {
  const stores = useStores();
  const moving = useRef(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => {
      moving.current = false;
      if (canBeFiner(stores)) draw(0);
    };
    const move = (): void => {
      moving.current = true;
      clearTimeout(timer);
      timer = setTimeout(rest, REST);
    };
    const stops = [
      stores.camera.subscribe(move),
      stores.view.subscribe((state, before) => {
        if (state.painted !== before.painted) move();
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [stores, draw]);
  return useCallback(() => !moving.current, []);
}

/** Brightness and contrast of the picture alone, done by the compositor: nothing is painted anew. */
function useLight(layers: { readonly current: readonly (Konva.Layer | null)[] }): void {
  const light = useStore(useStores().boxView, (state) => state.light);
  useEffect(() => {
    const canvas = layers.current[0]?.getNativeCanvasElement();
    if (canvas !== undefined) canvas.style.filter = lightFilter(light);
  }, [layers, light]);
}

function useViewport(area: { readonly current: HTMLDivElement | null }): void {
  const { camera } = useStores();
  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    const measure = (): void => camera.setViewport({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [area, camera]);
}
