import { createStore } from 'zustand/vanilla';
import type { Box, Point, Size } from '../../shared/geometry/box';
import type { ViewState } from '../../shared/project/settings';
import { boxCamera, type Camera, fitCamera, panBy, zoomAt } from '../geometry/camera';
import { readable, type Slice } from './slice';

export interface CameraState extends Camera {
  /** The picture follows the window size; false once a person zoomed or panned. */
  readonly fit: boolean;
  /** Size of the canvas area in CSS pixels. */
  readonly viewport: Size<'ScreenPx'>;
  /** Upright size of the picture that is shown; 0 x 0 before the first one. */
  readonly image: Size;
}

/** Zoom and pan of the canvas: `screen = image * scale + offset`. */
export interface CameraSlice extends Slice<CameraState> {
  setViewport(size: Size<'ScreenPx'>): void;
  /** A new picture is shown: fits it. */
  showImage(size: Size): void;
  fit(): void;
  /** The next picture is shown at this zoom and place instead of fitted, when both are known. */
  restore(place: Pick<ViewState, 'zoom' | 'center'>): void;
  /** Zoom and place as they are kept with the project; null while the picture is fitted. */
  place(): Pick<ViewState, 'zoom' | 'center'>;
  /** Multiplies the zoom, keeping the image point under `at` (screen; default = middle of the canvas) where it is. */
  zoomBy(factor: number, at?: Point<'ScreenPx'>): void;
  /** Sets the zoom: 1 = one screen pixel (CSS) per image pixel. */
  zoomTo(scale: number): void;
  pan(dx: number, dy: number): void;
  /** Shows a box large, with its surroundings. */
  showBox(box: Box): void;
}

const NO_SIZE = { width: 0, height: 0 };

export function createCameraSlice(): CameraSlice {
  const store = createStore<CameraState>(() => ({
    fit: true,
    scale: 1,
    offsetX: 0,
    offsetY: 0,
    viewport: NO_SIZE,
    image: NO_SIZE,
  }));
  const set = (camera: Camera, fit: boolean): void => store.setState({ ...camera, fit });
  const middle = (): Point<'ScreenPx'> => {
    const { viewport } = store.getState();
    return { x: viewport.width / 2, y: viewport.height / 2 };
  };
  const refit = (): void => {
    const { image, viewport } = store.getState();
    set(fitCamera(image, viewport), true);
  };
  const zoomBy = (factor: number, at: Point<'ScreenPx'> = middle()): void => {
    const state = store.getState();
    set(zoomAt(state, factor, at, state.image, state.viewport), false);
  };
  let restored: { readonly zoom: number; readonly center: Point } | null = null;
  /** Once the canvas has a size; until then the picture is fitted. */
  const takeRestored = (): void => {
    const { image, viewport } = store.getState();
    if (restored === null || image.width === 0 || viewport.width === 0) return;
    const { zoom, center } = restored;
    restored = null;
    const [offsetX, offsetY] = [viewport.width / 2 - center.x * zoom, viewport.height / 2 - center.y * zoom];
    set(panBy({ scale: zoom, offsetX, offsetY }, 0, 0, image, viewport), false);
  };
  return {
    ...readable(store),
    setViewport(viewport) {
      const before = store.getState();
      if (before.viewport.width === viewport.width && before.viewport.height === viewport.height) return;
      store.setState({ viewport });
      if (before.fit) refit();
      else set(panBy(before, 0, 0, before.image, viewport), false);
      takeRestored();
    },
    showImage(image) {
      store.setState({ image });
      refit();
      takeRestored();
    },
    fit: refit,
    restore({ zoom, center }) {
      restored = zoom === null || center === null ? null : { zoom, center };
    },
    place() {
      const { fit, scale, offsetX, offsetY, viewport } = store.getState();
      if (fit) return { zoom: null, center: null };
      return {
        zoom: scale,
        center: { x: (viewport.width / 2 - offsetX) / scale, y: (viewport.height / 2 - offsetY) / scale },
      };
    },
    zoomBy,
    zoomTo(scale) {
      zoomBy(scale / store.getState().scale);
    },
    pan(dx, dy) {
      const state = store.getState();
      set(panBy(state, dx, dy, state.image, state.viewport), false);
    },
    showBox(box) {
      const { image, viewport } = store.getState();
      set(boxCamera(box, image, viewport), false);
    },
  };
}
