/** Runs `work` when the canvas has been painted. */
export type Pace = (work: () => void) => void;

/** A window that nobody sees paints no frames, and one that is busy for so long paints late: then it is not waited for. Milliseconds. */
const PATIENCE = 100;

/** When the frame in which a change is painted is on its way to the screen, and the next one has begun. */
export const oncePainted: Pace = (work) => {
  let frame = 0;
  const run = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    work();
  };
  let timer = setTimeout(run, PATIENCE);
  frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(run);
    });
  });
};
