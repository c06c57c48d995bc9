import { type RefObject, useLayoutEffect } from 'react';
import { besideDialog, overCanvas } from './noticePlace';

/** Keeps the list of notices where it covers neither buttons of a dialog nor rows of a list. @param shown changes with what is shown */
export function useNoticePlace(
  list: RefObject<HTMLElement | null>,
  dialog: HTMLDialogElement | null,
  shown: readonly unknown[],
): void {
  useLayoutEffect(() => {
    const element = list.current;
    const anchor = dialog ?? document.querySelector<HTMLElement>('.label-stage');
    if (element === null) return;
    if (anchor === null) {
      element.removeAttribute('style');
      return;
    }
    const footer = dialog?.querySelector('footer') ?? null;
    const place = (): void => {
      // Without the movement of its appearance.
      const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = anchor;
      const at =
        dialog === null
          ? overCanvas(anchor.getBoundingClientRect(), window.innerHeight)
          : besideDialog(
              { left, top, width, height },
              footer?.offsetHeight ?? 0,
              element.offsetHeight,
              window.innerHeight,
            );
      element.style.left = `${at.left}px`;
      element.style.bottom = `${at.bottom}px`;
      element.style.width = `${at.width}px`;
    };
    const observer = new ResizeObserver(place);
    observer.observe(anchor);
    window.addEventListener('resize', place);
    place();
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', place);
    };
  }, [list, dialog, ...shown]);
}
