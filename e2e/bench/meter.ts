import type { Page } from '@playwright/test';

/** A layer of the canvas as the page has painted it; milliseconds since the page began. */
export interface PaintMark {
  readonly layer: 'picture' | 'boxes' | 'pointer';
  readonly image: string | null;
  readonly boxes: number;
  /** The painter has ended. */
  readonly drawn: number;
  /** The next frame has begun: what was drawn is on its way to the screen. 0 = not yet. */
  shown: number;
}

export interface Meter {
  readonly paints: PaintMark[];
  /** When keys and buttons went down, as the system says. */
  readonly presses: number[];
  /** When the frames of the screen began; one that the page has missed is not among them. */
  readonly frames: number[];
  /** Tasks of 50 ms and more. */
  readonly longTasks: { readonly at: number; readonly ms: number }[];
  /** When the window said that all changes are saved. */
  readonly saved: number[];
}

declare global {
  interface Window {
    meter?: Meter;
  }
}

/** Begins to measure in the page; marks of before are gone. */
export const startMeter = (page: Page): Promise<void> => page.evaluate(install);

/** What was measured so far. */
export const readMeter = (page: Page): Promise<Meter> => page.evaluate(() => window.meter as Meter);

/** Runs in the page: nothing from outside is at hand. */
function install(): void {
  const known = window.meter;
  const meter: Meter = known ?? { paints: [], presses: [], frames: [], longTasks: [], saved: [] };
  window.meter = meter;
  for (const list of Object.values(meter)) list.length = 0;
  // The bar comes with a project.
  const bar = document.querySelector<HTMLElement>('.status-bar');
  if (bar !== null && bar.dataset.metered === undefined) {
    bar.dataset.metered = '';
    let wasSaved = true;
    new MutationObserver(() => {
      const isSaved = /All changes saved/.test(bar.querySelector('[data-testid=status-saved]')?.textContent ?? '');
      if (isSaved && !wasSaved) meter.saved.push(performance.now());
      wasSaved = isSaved;
    }).observe(bar, { subtree: true, childList: true, characterData: true });
  }
  if (known !== undefined) return;
  const hooked = window as unknown as { rtmlabelPainted: (paint: Omit<PaintMark, 'drawn' | 'shown'>) => void };
  hooked.rtmlabelPainted = (paint) => {
    const mark = { ...paint, drawn: performance.now(), shown: 0 };
    meter.paints.push(mark);
    requestAnimationFrame(() => {
      mark.shown = performance.now();
      performance.mark(`shown ${paint.layer} ${paint.image} ${paint.boxes}`);
    });
  };
  const onPress = (event: Event): void => {
    meter.presses.push(event.timeStamp);
    performance.mark('press', { startTime: event.timeStamp });
  };
  for (const type of ['keydown', 'pointerdown']) window.addEventListener(type, onPress, { capture: true });
  const frame = (begun: number): void => {
    performance.mark('frame');
    meter.frames.push(begun);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) meter.longTasks.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask' });
}
