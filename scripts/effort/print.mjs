/** A photograph counts as one the model is good on from this F1 (IoU 0.5) on. */
const GOOD_F1 = 0.9;

/** Other programs: seconds from flows read in their sources, same model; null = not worked out. */
const FIELD = ['labelImg', 'X-AnyLabeling', 'CVAT', 'Label Studio', 'make-sense', 'Annotix', 'Vailabel'];
const ACTS = [
  { act: 'approve', title: 'approve all and go on', target: 1.55, field: [1.75, 1.55, 1.55, 1.75, 14.05, 4.55, 3.25] },
  {
    act: 'add',
    title: 'add a missed box with its class',
    target: 3.95,
    field: [4.15, 5.7, null, null, null, null, null],
  },
  { act: 'tighten', title: 'tighten one edge', target: 2.35, field: [3.75, 3.75, 3.75, 3.75, 3.75, 3.75, 3.75] },
  { act: 'reject', title: 'delete a false positive', target: 1.75, field: [3.25, 3.25, 3.25, 3.25, 3.25, 3.25, 3.25] },
];

const pad = (text, width) => String(text).padStart(width);
const two = (value) => (value === null ? '–' : value.toFixed(2));

/** @param acts of `acts.json`: one of each, performed and checked */
export function printActs(acts) {
  console.log(
    `\nSeconds per act (keystroke-level model)\n${pad('', 34)}${pad('RTMLabel', 10)}  target  ${FIELD.join('  ')}`,
  );
  for (const { act, title, target, field } of ACTS) {
    const { seconds, operators } = acts[act];
    const others = field.map((value, at) => pad(two(value), FIELD[at].length)).join('  ');
    const met = seconds <= target ? '' : '  MISSED';
    console.log(
      `${title.padEnd(34)}${pad(two(seconds), 10)}  ${pad(two(target), 6)}  ${others}  ${operators.join('')}${met}`,
    );
  }
}

const isGood = ({ f1 }) => f1 !== null && f1 >= GOOD_F1;

/** Least times fewer seconds where the model is good. */
const TARGET = 4;

/** All photographs on which a model is good, of all sets. @param rows of all sets */
export function printTogether(rows) {
  const good = rows.filter(isGood);
  if (good.length === 0) return;
  console.log(`\nall sets, target ${TARGET} times`);
  printPart('where the model is good', good);
  // One object: a drag against a key, 5.5 s against 1.55 s, is the most there is.
  printPart(
    'of these with two objects or more',
    good.filter(({ boxes }) => boxes > 1),
  );
}

/** @param rows of a set: what each photograph cost with predictions and from scratch */
export function printSet(name, rows) {
  const good = rows.filter(isGood);
  console.log(
    `\n${name}: ${rows.length} photographs; on ${good.length} the model is good (F1 at IoU 0.5 from ${GOOD_F1} on)`,
  );
  for (const [title, part] of [
    ['where the model is good', good],
    ['all of them', rows],
  ])
    printPart(title, part);
}

function printPart(title, rows) {
  if (rows.length === 0) return;
  const sum = (side, key) => rows.reduce((total, row) => total + row[side].cost[key], 0);
  const boxes = rows.reduce((total, row) => total + row.boxes, 0);
  console.log(`  ${title}: ${rows.length} photographs, ${boxes} boxes`);
  console.log(
    `    ${''.padEnd(18)}${['s/image', 'boxes/h', 'keys', 'clicks', 'mouse px', 'hand changes', 'mode switches'].map((one) => pad(one, 14)).join('')}`,
  );
  for (const [side, called] of [
    ['helped', 'with predictions'],
    ['alone', 'from scratch'],
  ]) {
    const seconds = sum(side, 'seconds');
    const mean = (key) => (sum(side, key) / rows.length).toFixed(1);
    const cells = [
      (seconds / rows.length).toFixed(2),
      Math.round((boxes / seconds) * 3600),
      ...['keys', 'clicks', 'pixels', 'handChanges', 'modeSwitches'].map(mean),
    ];
    console.log(`    ${called.padEnd(18)}${cells.map((one) => pad(one, 14)).join('')}`);
  }
  console.log(
    `    ${(sum('alone', 'seconds') / sum('helped', 'seconds')).toFixed(2)} times fewer seconds with predictions`,
  );
  const acts = new Map();
  for (const row of rows) for (const { name } of row.helped.acts) acts.set(name, (acts.get(name) ?? 0) + 1);
  console.log(`    with predictions: ${[...acts].map(([name, count]) => `${count} × ${name}`).join(', ')}`);
}

const word = (event) =>
  event.type === 'key'
    ? event.key.replace(' ', 'Space')
    : event.type === 'point'
      ? `mouse ${Math.round(event.pixels)} px`
      : 'button';

/** The log of one image, both ways. */
export function showImage(results, name) {
  const row = [...(results.coco128_32 ?? []), ...(results.coco ?? [])].find((one) => one.name.includes(name));
  if (row === undefined) {
    console.log(`\nNo photograph is called ${name}.`);
    return;
  }
  for (const side of ['helped', 'alone']) {
    const { acts, operators, cost } = row[side];
    console.log(`\n${row.name}, ${side === 'helped' ? 'with predictions' : 'from scratch'}: ${two(cost.seconds)} s`);
    for (const [at, act] of acts.entries())
      console.log(`  ${act.name.padEnd(8)} ${operators[at].join('').padEnd(16)} ${act.events.map(word).join(', ')}`);
  }
}
