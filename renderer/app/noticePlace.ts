import { FIT_MARGIN } from '../geometry/camera';

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where the list of notices stands: from the left and the bottom edge of the window, CSS pixels. */
interface NoticePlace {
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
}

const EDGE = 16;
const WIDEST = 400;

/** Over the canvas, above the review bar: no row of a list is covered. */
export const overCanvas = (stage: Area, windowHeight: number): NoticePlace => ({
  left: stage.left + EDGE,
  bottom: windowHeight - stage.top - stage.height + FIT_MARGIN.bottom,
  width: Math.max(0, Math.min(WIDEST, stage.width - 2 * EDGE)),
});

/**
 * Below a dialog, where there is room; else over its text, above its buttons.
 * @param footer height of the dialog's footer
 * @param needed height of the notices
 */
export function besideDialog(dialog: Area, footer: number, needed: number, windowHeight: number): NoticePlace {
  const under = windowHeight - dialog.top - dialog.height;
  const width = Math.max(0, Math.min(WIDEST, dialog.width - 2 * EDGE));
  const isBelow = under >= needed + 2 * EDGE;
  return {
    left: dialog.left + (isBelow ? 0 : EDGE),
    bottom: isBelow ? under - EDGE - needed : under + footer + EDGE / 2,
    width,
  };
}
