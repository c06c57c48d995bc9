import { createStore } from 'zustand/vanilla';
import type { Point, Size } from '../../shared/geometry/box';
import { type Camera, fitCamera, panBy, zoomAt } from '../geometry/camera';
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
  /** Multiplies the zoom, keeping the image point under `at` (screen; default = middle of the canvas) where it is. */
  zoomBy(factor: number, at?: Point<'ScreenPx'>): void;
  /** Sets the zoom: 1 = one screen pixel (CSS) per image pixel. */
  zoomTo(scale: number): void;
  pan(dx: number, dy: number): void;
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
  return {
    ...readable(store),
    setViewport(viewport) {
      const before = store.getState();
      if (before.viewport.width === viewport.width && before.viewport.height === viewport.height) return;
      store.setState({ viewport });
      if (before.fit) refit();
      else set(panBy(before, 0, 0, before.image, viewport), false);
    },
    showImage(image) {
      store.setState({ image });
      refit();
    },
    fit: refit,
    zoomBy,
    zoomTo(scale) {
      zoomBy(scale / store.getState().scale);
    },
    pan(dx, dy) {
      const state = store.getState();
      set(panBy(state, dx, dy, state.image, state.viewport), false);
    },
  };
}
