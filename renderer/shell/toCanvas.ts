/** The keys mean the canvas again. */
export const toCanvas = (): void =>
  document.querySelector<HTMLElement>('.canvas-stage')?.focus({ preventScroll: true });

/**
 * After a click of the mouse in a list the hand goes on with keys: they must not operate the button that was clicked. Who
 * came to it by keyboard stays there.
 */
export function clickedOn({ detail }: Pick<UIEvent, 'detail'>): void {
  if (detail > 0) toCanvas();
}
