import type { ClassRecord } from '../../../shared/dataset/document';
import type { ClassBridge } from '../../../shared/detection/bridge';
import { boxAt } from '../../../shared/detection/predictions';
import { clampBox, iou } from '../../../shared/geometry/boxes';
import { boxToScreen } from '../../geometry/camera';
import type { CurrentState } from '../../store/current';
import { memo } from '../../store/memo';
import type { Stores } from '../../store/stores';
import { ghostsOf } from '../../tools/targets';
import { drawGhost } from './boxes';
import { pictureInSight } from './sight';
import { type ClassLook, looksOf } from './style';
import { drawTag } from './tags';

interface Ghost {
  readonly look: ClassLook;
  /** Score of the candidate at this place; empty when the model of now has none there. */
  readonly score: string;
}

/** A candidate that overlaps a refused box this much is the refused one. */
const SAME_PLACE = 0.7;

/** Class and score of every refused prediction of the image. */
const facts = memo(
  (
    { record, detection }: CurrentState,
    bridge: ClassBridge | null,
    classes: readonly ClassRecord[],
  ): readonly Ghost[] => {
    const lookOf = looksOf(classes);
    return record.rejections.map(({ classId, box }) => {
      let [best, score] = [SAME_PLACE, ''];
      if (detection?.status === 'ready') {
        const { candidates, ...size } = detection.detection;
        candidates.scores.forEach((value, index) => {
          if (bridge?.[candidates.labels[index] as number]?.classId !== classId) return;
          const overlap = iou(clampBox(boxAt(candidates, index), size), box);
          if (overlap > best) [best, score] = [overlap, value.toFixed(2)];
        });
      }
      return { look: lookOf(classId), score };
    });
  },
);

/** Paints refused predictions that a person wants to see. */
export function paintGhosts(context: CanvasRenderingContext2D, stores: Stores, ratio: number): void {
  const camera = stores.camera.getState();
  for (const box of ghostsOf(stores)) drawGhost(context, boxToScreen(camera, box), ratio);
}

/** The ghost under the pointer says what it was. */
export function paintGhostUnderPointer(context: CanvasRenderingContext2D, stores: Stores, at: number): void {
  const box = ghostsOf(stores)[at];
  const { classes } = stores.project.getState().document;
  const fact = facts(stores.current.getState(), stores.classBridge.getState().bridge, classes)[at];
  if (box === undefined || fact === undefined) return;
  const place = boxToScreen(stores.camera.getState(), box);
  context.fillStyle = 'rgba(255, 255, 255, 0.14)';
  context.fillRect(place.x, place.y, place.width, place.height);
  drawTag(context, { box: place, ...fact, full: true }, pictureInSight(stores));
}
