import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intentions, lived } from '../../../testing/arbitraryEdits';
import type { AttributeDefinition } from '../../dataset/attributes';
import { emptyDocument, imageRecord, type ProjectDocument } from '../../dataset/document';
import { asAnnotationId, asAttributeId, asClassId, asImagePath } from '../../dataset/ids';
import { applyDiff } from '../../editing/apply';
import { addAttribute } from '../../editing/commands/attributes';
import { invert } from '../../editing/invert';
import { type CocoImportPlan, planCocoImport } from './importPlan';
import { projectSource } from './projectSource';
import { readCoco } from './read';
import { cocoJson } from './write';

const SIZE = { width: 3e6, height: 3e6 };
const PATHS = [0, 1, 2].map((at) => asImagePath(`folder/图 ${at}.jpg`));

function exported(document: ProjectDocument): string {
  const images = PATHS.map((path) => ({ path, fileName: path as string, size: SIZE }));
  return [...cocoJson(projectSource(document, images), { firstId: 1, indent: false })].join('');
}

function planOf(json: string, document = emptyDocument()): CocoImportPlan {
  let id = 0;
  return planCocoImport({
    dataset: readCoco(json, 'x.json'),
    document,
    images: PATHS,
    sizeOf: () => SIZE,
    newId: () => asAnnotationId(`N-${id++}`),
  });
}

/** A file of one picture with a box per given `attributes`. */
const fileOf = (boxes: readonly unknown[], image: unknown = undefined, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    images: [{ id: 1, file_name: PATHS[0], attributes: image }],
    categories: [{ id: 1, name: 'cat' }],
    annotations: boxes.map((attributes, at) => ({ image_id: 1, category_id: 1, bbox: [at, 2, 3, 4], attributes })),
    ...more,
  });

/** What the project has after the import: definitions in short, and what is said by name. */
function imported(json: string, document = emptyDocument()) {
  const plan = planOf(json, document);
  const after = applyDiff(document, plan.diff);
  expect(applyDiff(after, invert(plan.diff))).toStrictEqual(document);
  const { annotations, attributes } = imageRecord(after, PATHS[0] as (typeof PATHS)[0]);
  const nameOf = (id: string): string => after.attributes.find((one) => one.id === id)?.name ?? id;
  const named = (values: object = {}): object =>
    Object.fromEntries(Object.entries(values).map(([id, value]) => [nameOf(id), value]));
  return {
    plan,
    kinds: after.attributes.map(({ name, target, kind, choices }) => [name, target, kind, ...choices]),
    boxes: annotations.map((one) => named(one.attributes)),
    image: named(attributes),
  };
}

describe('attributes in COCO files', () => {
  it('gives a choice of the project no choice that cannot be kept', () => {
    const colour: AttributeDefinition = {
      id: asAttributeId('colour'),
      name: 'colour',
      kind: 'choice',
      target: 'box',
      choices: ['red'],
    };
    const document = applyDiff(emptyDocument(), addAttribute(emptyDocument(), { attribute: colour }));
    const info = {
      attributes: [{ name: 'colour', target: 'box', kind: 'choice', choices: ['', ' ', 'x'.repeat(101)] }],
    };
    const boxes = [{ colour: 'blue' }, { colour: 'y'.repeat(150) }];
    const { kinds, boxes: said } = imported(fileOf(boxes, undefined, { info }), document);
    expect(kinds).toEqual([['colour', 'box', 'choice', 'red', 'blue']]);
    expect(said).toEqual([{ colour: 'blue' }, {}]);
  });

  it('any project is read back into an empty one as it was: the same bytes again', () => {
    fc.assert(
      fc.property(intentions, (plans) => {
        const { last } = lived(plans);
        const first = exported(last);
        const plan = planOf(first);
        expect(plan.lostValues).toBe(0);
        expect(exported(applyDiff(emptyDocument(), plan.diff))).toBe(first);
      }),
    );
  });

  it.each<[string, unknown[], unknown[][], unknown[]]>([
    [
      'CVAT: false flags and zeros say nothing',
      [
        { occluded: false, rotation: 0.0 },
        { occluded: true, rotation: 0.0 },
      ],
      [],
      [{}, { occluded: true }],
    ],
    ['Datumaro: is_crowd among the attributes', [{ is_crowd: true }, { is_crowd: false }], [], [{ iscrowd: true }, {}]],
    ['a flag of their own', [{ wet: true }, { wet: false }, {}], [['wet', 'box', 'flag']], [{ wet: true }, {}, {}]],
    [
      'few texts that repeat are a choice',
      [{ colour: 'red' }, { colour: 'blue' }, { colour: 'red' }],
      [['colour', 'box', 'choice', 'red', 'blue']],
      [{ colour: 'red' }, { colour: 'blue' }, { colour: 'red' }],
    ],
    [
      'texts that differ are text, numbers too',
      [{ plate: 'AB 1' }, { plate: 7 }],
      [['plate', 'box', 'text']],
      [{ plate: 'AB 1' }, { plate: '7' }],
    ],
    ['flags written as words', [{ Occluded: 'true' }, { occluded: 'no' }], [], [{ occluded: true }, {}]],
    [
      'names of the machine',
      [{ __proto__: 1, constructor: 'x' }],
      [['constructor', 'box', 'text']],
      [{ constructor: 'x' }],
    ],
    ['nothing at all', [null, [], 'x', {}], [], [{}, {}, {}, {}]],
  ])('%s', (_name, said, kinds, boxes) => {
    const result = imported(fileOf(said));
    expect(result.kinds).toEqual(kinds);
    expect(result.boxes).toEqual(boxes);
    expect(result.plan).toMatchObject({ newAttributes: kinds.map(([name]) => name), lostValues: 0 });
  });

  it('says how many values fit nowhere', () => {
    const { plan, boxes } = imported(fileOf([{ occluded: 'half', colour: { r: 1 } }, { note: 'x'.repeat(1001) }]));
    expect(plan.lostValues).toBe(2);
    expect(boxes).toEqual([{}, {}]);
  });

  it('adds choices to a choice of the project, and values to what is said of an image', () => {
    const attribute: AttributeDefinition = {
      id: asAttributeId('c1'),
      name: 'Colour',
      kind: 'choice',
      target: 'box',
      choices: ['red'],
    };
    const document = applyDiff(emptyDocument(), addAttribute(emptyDocument(), { attribute }));
    const { plan, kinds, boxes, image } = imported(
      fileOf([{ colour: 'red' }, { colour: 'green' }], { weather: 'rain', night: true }),
      document,
    );
    expect(plan).toMatchObject({ newAttributes: ['weather', 'night'], grownAttributes: ['Colour'] });
    expect(kinds).toEqual([
      ['Colour', 'box', 'choice', 'red', 'green'],
      ['weather', 'image', 'text'],
      ['night', 'image', 'flag'],
    ]);
    expect(boxes).toEqual([{ Colour: 'red' }, { Colour: 'green' }]);
    expect(image).toEqual({ weather: 'rain', night: true });
  });

  it('takes over definitions that a file describes, unused ones too, and passes over what is none', () => {
    const attributes = [
      { name: 'weather', kind: 'choice', target: 'image', choices: ['sun', 'rain'] },
      { name: 'colour', kind: 'choice', target: 'box', choices: ['red'], classes: ['cat', 'dog'] },
      { name: 'broken', kind: 'colour', target: 'box' },
      7,
    ];
    const { plan, kinds } = imported(fileOf([{}], undefined, { info: { attributes } }));
    expect(kinds).toEqual([
      ['weather', 'image', 'choice', 'sun', 'rain'],
      ['colour', 'box', 'choice', 'red'],
    ]);
    const defined = plan.diff.changes.find((change) => change.type === 'attributes');
    expect(defined?.after[1]?.classes).toEqual([asClassId(0)]);
  });
});
