/** Parts of the labelling window in the order of reading. */
const AREAS = ['.top-bar', '.panel.left', '.canvas-stage', '.panel.classes', '.panel.boxes', '.status-bar'];
const STOPS = 'button:not(:disabled), input:not(:disabled), select:not(:disabled), a[href], [tabindex="0"]';

/**
 * Moves the focus to the first control of the next part of the window (`step` 1) or the one before (-1). On the canvas Tab
 * means the next box, so this is the way out for who has no mouse.
 */
export function focusArea(step: 1 | -1): void {
  const areas = AREAS.flatMap((name) => {
    const area = document.querySelector<HTMLElement>(name);
    const stop = area?.matches(STOPS) ? area : area?.querySelector<HTMLElement>(STOPS);
    return area !== null && stop ? [{ area, stop }] : [];
  });
  const at = areas.findIndex(({ area }) => area.contains(document.activeElement));
  // From nowhere, the first step leads to the first part or to the last.
  const next = at < 0 ? (step > 0 ? 0 : areas.length - 1) : (at + step + areas.length) % areas.length;
  areas[next]?.stop.focus();
}
