/** A frame of a screen of 60 Hz, milliseconds, and what a page's coarse clock may add: the screen has no faster ones. */
const BEAT = 1000 / 60 + 0.1;

/**
 * The rows of the window's table: figure, words, unit, budget (null = told only), and whether the figure is the page's own
 * time, so that processor time can stand for it on a busy machine.
 */
export const ROWS = [
  ['switch p50', 'key press → next image and its boxes painted, prefetched, p50', 'ms', null],
  ['switch p95', 'key press → next image and its boxes painted, prefetched, p95', 'ms', 50],
  ['camera p50', 'the same with photographs of 12 megapixels, p50', 'ms', null],
  ['camera p95', 'the same with photographs of 12 megapixels, p95', 'ms', 50],
  ['slider frame p50', 'threshold slider, 1,000 candidates, frame p50', 'ms', null],
  ['slider frame p95', 'threshold slider, 1,000 candidates, frame p95', 'ms', BEAT],
  ['drag longest task', 'dragging a box among 500 on 6000 × 4000, longest task', 'ms', 50],
  ['drag frame p50', 'dragging a box among 500 on 6000 × 4000, frame p50', 'ms', null],
  ['drag frame p95', 'dragging a box among 500 on 6000 × 4000, frame p95', 'ms', null],
  ['folder first image', 'folder of 100,000 images: first image painted', 'ms', 1000],
  ['folder complete', 'folder of 100,000 images: list complete', 'ms', 5000],
  ['folder memory', 'folder of 100,000 images: browser process and page', 'MB', 500],
  ['memory before', 'memory after 50 image switches', 'MB', null],
  ['memory after', 'memory after 1,000 more', 'MB', 500],
  ['start', 'cold start → first predicted box painted, nano model', 'ms', 3000],
  ['million first image', 'project of 1,000,000 boxes: first image painted', 'ms', null],
  ['million complete', 'project of 1,000,000 boxes: list complete', 'ms', null],
  ['million edit', 'project of 1,000,000 boxes: key → change painted, p95', 'ms', 50],
  ['million commit', 'project of 1,000,000 boxes: key → change on the disk, p95', 'ms', null],
  ['million submit', 'project of 1,000,000 boxes: submit → next image painted, p95', 'ms', 50],
  ['export', 'COCO export of 1,000,000 boxes', 's', 10],
  ['export again', 'COCO export of 1,000,000 boxes, once more', 's', 10],
  ['export memory', 'COCO export of 1,000,000 boxes: memory it takes', 'MB', null],
  ['kill', 'edits lost after kill -9', '', 0],
];

const number = (value, unit) => `${value.toFixed(unit === 's' ? 1 : 0)}${unit === '' ? '' : ` ${unit}`}`;

const verdict = (value, budget) => (value <= budget ? 'within' : 'over');

/** @param figures of all measurements; those that were not made have no row */
export function printRows(figures) {
  for (const [name, words, unit, budget] of ROWS) {
    const figure = figures.find((one) => one.name === name);
    if (figure === undefined) continue;
    const { value, cpu, note } = figure;
    const worked = cpu === undefined ? '' : `, processor ${number(cpu, 'ms')}`;
    let judged = '';
    if (budget !== null) {
      judged = `  budget ${number(budget, unit)}: ${verdict(value, budget)}`;
      if (cpu !== undefined && verdict(cpu, budget) !== verdict(value, budget))
        judged += ` (${verdict(cpu, budget)} by processor time)`;
    }
    console.log(`  ${words}: ${number(value, unit)}${worked}${judged}${note === undefined ? '' : `  [${note}]`}`);
  }
}
