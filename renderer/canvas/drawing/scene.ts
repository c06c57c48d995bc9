import type { Annotation } from '../../../shared/dataset/document';
import type { Prediction } from '../../../shared/detection/predictions';
import type { Box } from '../../../shared/geometry/box';
import { boxToScreen, type Camera } from '../../geometry/camera';
import { annotationRef, type BoxRef, predictionRef, sameRef } from '../../store/boxRef';
import type { Stores } from '../../store/stores';
import { type BoxLook, drawBox } from './boxes';
import { type ClassLook, CV, looksOf } from './style';
import { drawTag, type Tag } from './tags';

/** A box as it is painted. */
export interface Painted {
  readonly ref: BoxRef;
  readonly box: Box;
  readonly look: ClassLook;
  /** Formatted score of a prediction; null for annotations. */
  readonly score: string | null;
}

const area = ({ box }: { readonly box: Box }): number => box.width * box.height;

/** All boxes of the image in painting order: predictions, then annotations, large to small each. */
export function paintedBoxes(stores: Stores): readonly Painted[] {
  const { record, predictions } = stores.current.getState();
  const lookOf = looksOf(stores.project.getState().document.classes);
  const ofPrediction = ({ index, box, classId, score }: Prediction): Painted => ({
    ref: predictionRef(index),
    box,
    look: lookOf(classId),
    score: score.toFixed(2),
  });
  const ofAnnotation = ({ id, box, classId }: Annotation): Painted => ({
    ref: annotationRef(id),
    box,
    look: lookOf(classId),
    score: null,
  });
  return [
    ...predictions.map(ofPrediction).sort((a, b) => area(b) - area(a)),
    ...record.annotations.map(ofAnnotation).sort((a, b) => area(b) - area(a)),
  ];
}

/** With more boxes in sight than this, only the hovered and the selected ones have tags. */
const MOST_TAGS = 60;

/** The part of the picture that is in sight. */
export function pictureInSight(stores: Stores): Box<'ScreenPx'> {
  const camera = stores.camera.getState();
  const { image, viewport } = camera;
  const left = Math.max(0, camera.offsetX);
  const top = Math.max(0, camera.offsetY);
  const right = Math.min(viewport.width, camera.offsetX + image.width * camera.scale);
  const bottom = Math.min(viewport.height, camera.offsetY + image.height * camera.scale);
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** Paints every box that is not selected, then their tags, so that no line crosses a score. */
export function paintOthers(context: CanvasRenderingContext2D, stores: Stores, ratio: number): void {
  const camera = stores.camera.getState();
  const { refs, hovered } = stores.selection.getState();
  const others = paintedBoxes(stores).filter(({ ref }) => !refs.some((one) => sameRef(one, ref)));
  const bounds = pictureInSight(stores);
  const seen = others
    .map((painted) => ({ painted, at: boxToScreen(camera, painted.box) }))
    .filter(({ at }) => inSight(at, camera.viewport));
  const isHovered = ({ ref }: Painted): boolean => sameRef(ref, hovered);
  const ordered = [
    ...seen.filter(({ painted }) => !isHovered(painted)),
    ...seen.filter(({ painted }) => isHovered(painted)),
  ];
  for (const { painted, at } of ordered) drawBox(context, at, lookOfBox(painted, isHovered(painted)), ratio);
  for (const { painted, at } of ordered) {
    const full = isHovered(painted);
    if (full || seen.length <= MOST_TAGS) drawTag(context, tagOf(painted, at, full), bounds);
  }
}

export const tagOf = ({ look, score }: Painted, box: Box<'ScreenPx'>, full: boolean): Tag => ({
  box,
  look,
  score,
  full,
});

const lookOfBox = ({ look, score }: Painted, hovered: boolean): BoxLook => ({
  look,
  dashed: score !== null,
  width: hovered ? CV.strong : CV.line,
  fill: hovered ? 0.16 : 0,
});

const inSight = (box: Box<'ScreenPx'>, viewport: { readonly width: number; readonly height: number }): boolean =>
  box.x < viewport.width && box.y < viewport.height && box.x + box.width > 0 && box.y + box.height > 0;

/** The picture as a box on the screen. */
export const pictureBox = (
  camera: Camera,
  image: { readonly width: number; readonly height: number },
): Box<'ScreenPx'> => boxToScreen(camera, { x: 0, y: 0, ...image });
