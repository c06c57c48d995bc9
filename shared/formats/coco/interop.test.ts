import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { data, describeWithData } from '../../../testing/data';
import { CROWD } from '../../dataset/attributes';
import { emptyDocument } from '../../dataset/document';
import { asAnnotationId, asImagePath } from '../../dataset/ids';
import { planCocoImport } from './importPlan';
import { readCoco } from './read';

/** Counts taken from the files with Python's json module, independently of this reader. */
const FILES = [
  {
    origin: 'Label Studio 2024, COCO export with images (0-based ids, no supercategory)',
    file: 'interop/ls_coco_export/result.json',
    counts: { images: 57, boxes: 165, classes: ['carros', 'motos'], unusable: 0, segmentations: 0, crowds: 0 },
  },
  {
    origin: 'COCO Annotator, fixture of the Label Studio converter (polygons; iscrowd is the text "false")',
    file: 'interop/ls_sdk_fixtures/test_import_coco/coco_import_input.json',
    counts: { images: 2, boxes: 2, classes: ['Class_1', 'Class_2'], unusable: 0, segmentations: 2, crowds: 0 },
  },
  {
    origin: 'Datumaro instances, train (category ids 1, 2, 4)',
    file: 'interop/datumaro/coco_dataset/coco_instances/annotations/instances_train.json',
    counts: { images: 1, boxes: 1, classes: ['a', 'b', 'c'], unusable: 0, segmentations: 0, crowds: 0 },
  },
  {
    origin: 'Datumaro instances, val (polygon, uncompressed RLE crowd)',
    file: 'interop/datumaro/coco_dataset/coco_instances/annotations/instances_val.json',
    counts: { images: 1, boxes: 2, classes: ['a', 'b', 'c'], unusable: 0, segmentations: 2, crowds: 1 },
  },
  {
    origin: 'Roboflow layout, train',
    file: 'interop/datumaro/roboflow_dataset/coco/train/_annotations.coco.json',
    counts: { images: 2, boxes: 2, classes: ['label_0', 'label_1'], unusable: 0, segmentations: 0, crowds: 0 },
  },
  {
    origin: 'Roboflow layout, val',
    file: 'interop/datumaro/roboflow_dataset/coco/val/_annotations.coco.json',
    counts: { images: 1, boxes: 2, classes: ['label_0', 'label_1'], unusable: 0, segmentations: 0, crowds: 1 },
  },
  {
    origin: 'COCO val2017, excerpt of the official annotations',
    file: 'coco/instances.json',
    counts: { images: 156, boxes: 1404, classes: 80, unusable: 0, segmentations: 1404, crowds: 16 },
  },
];

describeWithData('COCO files of other tools', () => {
  it.each(FILES)('$origin', ({ file, counts }) => {
    const dataset = readCoco(readFileSync(data(file), 'utf8'), basename(file));
    // The folder as its owner has it: the pictures under their bare names, without what Label Studio put before them.
    const images = dataset.images.map(({ fileName }) => asImagePath(basename(fileName).replace(/^[0-9a-f]{8}-/, '')));
    let id = 0;
    const plan = planCocoImport({
      dataset,
      document: emptyDocument(),
      images,
      sizeOf: (image) => dataset.images[images.indexOf(image)]?.size ?? null,
      newId: () => asAnnotationId(`${id++}`),
    });
    const added = plan.diff.changes.flatMap((change) => (change.type === 'annotation' ? [change.after!] : []));
    expect({
      images: plan.images,
      boxes: added.length,
      classes: typeof counts.classes === 'number' ? plan.newClasses.length : plan.newClasses,
      unusable: plan.unusable,
      segmentations: plan.segmentations,
      crowds: added.filter((annotation) => annotation.attributes?.[CROWD.id]).length,
    }).toEqual(counts);
    expect(plan).toMatchObject({ missing: [], duplicates: 0, otherSizes: 0, annotations: counts.boxes });
  });
});
