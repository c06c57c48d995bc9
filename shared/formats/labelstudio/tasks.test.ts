import { describe, expect, it } from 'vitest';
import { emptyDocument, type ProjectDocument, UNTOUCHED } from '../../dataset/document';
import { asAnnotationId, asAttributeId, asClassId, asImagePath } from '../../dataset/ids';
import { createTranslator } from '../../words/translator';
import { parseLabelConfig, resultName } from './config';
import { labelConfigXml, localFilesUrl, settingsValues } from './project';
import { strictIssues } from './strict';
import { projectTask, type TaskImage, taskOf, tasksJson } from './tasks';

const SIZE = { width: 1000, height: 500 };
const image = (given: Partial<TaskImage>): TaskImage => ({
  url: '/data/local-files/?d=a.jpg',
  size: SIZE,
  status: 'unseen',
  annotations: [],
  predictions: [],
  ...given,
});
const own = (x: number, label = 'cat') => ({ label, box: { x, y: 50, width: 100, height: 100 } });
const found = (x: number, score: number) => ({ ...own(x), score });

describe('taskOf', () => {
  it.each<[string, Partial<TaskImage>, number[], { boxes: number; cancelled: boolean } | null]>([
    ['never seen, nothing found', {}, [], null],
    ['never seen, predicted', { predictions: [found(0, 0.5), found(10, 1)] }, [0.75], null],
    [
      'in progress: both',
      { status: 'in progress', annotations: [own(0)], predictions: [found(10, 0.5)] },
      [0.5],
      { boxes: 1, cancelled: false },
    ],
    ['in progress, nothing confirmed yet', { status: 'in progress', predictions: [found(10, 0.5)] }, [0.5], null],
    ['done', { status: 'done', annotations: [own(0), own(5)] }, [], { boxes: 2, cancelled: false }],
    ['verified empty', { status: 'done' }, [], { boxes: 0, cancelled: false }],
    ['skipped', { status: 'skipped' }, [], { boxes: 0, cancelled: true }],
  ])('%s', (_name, given, scores, annotation) => {
    const task = taskOf(image(given), 'model-1');
    expect(task.data).toEqual({ image: '/data/local-files/?d=a.jpg' });
    expect(task.predictions.map(({ score, model_version }) => [score, model_version])).toEqual(
      scores.map((s) => [s, 'model-1']),
    );
    expect(
      task.annotations.map((a) => ({ boxes: a.result.length, cancelled: a.was_cancelled, truth: a.ground_truth })),
    ).toEqual(annotation === null ? [] : [{ ...annotation, truth: false }]);
  });

  it("writes boxes in percent, a person's without score and also when tiny, and never two with one id", () => {
    const boxes = [own(100, 'dog'), own(100, 'dog'), { label: 'cat', box: { x: 0, y: 0, width: 0.5, height: 0.5 } }];
    const task = taskOf(image({ status: 'in progress', annotations: boxes, predictions: [found(100, 0.5)] }), 'm');
    const result = task.annotations[0]?.result ?? [];
    expect(result[0]).toEqual({
      id: expect.stringMatching(/^[A-Za-z0-9_-]{10}$/),
      from_name: 'label',
      to_name: 'image',
      type: 'rectanglelabels',
      original_width: 1000,
      original_height: 500,
      image_rotation: 0,
      value: { x: 10, y: 10, width: 10, height: 20, rotation: 0, rectanglelabels: ['dog'] },
    });
    expect(result[2]?.value).toMatchObject({ x: 0, y: 0, width: 0.05, height: 0.1 });
    const ids = [...result, ...(task.predictions[0]?.result ?? [])].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('keeps what is said of a box as its note', () => {
    const task = taskOf(image({ annotations: [{ ...own(0), notes: ['iscrowd', 'colour: red'] }, own(1)] }), 'm');
    expect(task.annotations[0]?.result.map(({ meta }) => meta)).toEqual([
      { text: ['iscrowd', 'colour: red'] },
      undefined,
    ]);
  });
});

describe('tasksJson', () => {
  const collect = async (images: Iterable<TaskImage> | AsyncIterable<TaskImage>) => {
    const chunks: string[] = [];
    const writer = tasksJson(images, 'model-1');
    for (;;) {
      const step = await writer.next();
      if (step.done) return { text: chunks.join(''), chunks, counts: step.value };
      chunks.push(step.value);
    }
  };

  it('is a list of tasks, one per line', async () => {
    const images = [
      image({ predictions: [found(0, 0.5)] }),
      image({ status: 'done', annotations: [own(0), own(2000)] }),
    ];
    const { text, counts } = await collect(images);
    expect(JSON.parse(text)).toEqual(images.map((given) => JSON.parse(JSON.stringify(taskOf(given, 'model-1')))));
    expect(text.split('\n')).toHaveLength(5);
    expect(counts).toEqual({ tasks: 2, annotations: 1, predictions: 1, boxes: 2, outsideBoxes: 1 });
  });

  it('is a list when there is nothing', async () => {
    expect((await collect([])).text).toBe('[]\n');
  });

  it('takes images one by one and writes small chunks', async () => {
    async function* many() {
      for (let i = 0; i < 2000; i++) yield image({ predictions: Array.from({ length: 20 }, (_, k) => found(k, 0.5)) });
    }
    const { text, chunks, counts } = await collect(many());
    expect(counts).toMatchObject({ tasks: 2000, boxes: 40_000 });
    expect(JSON.parse(text)).toHaveLength(2000);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(100_000);
  });
});

describe('a project as tasks', () => {
  const names = ['cat', 'A & B <"\'>', '猫\tof\ntwo lines', '\u0001'];
  const classes = names.map((name, i) => ({ id: asClassId(i + 3), name, color: { slot: i, ring: 0 } }));
  const path = asImagePath('a.jpg');
  const box = { x: 1, y: 2, width: 30, height: 40 };
  const document: ProjectDocument = {
    ...emptyDocument(),
    classes,
    images: new Map([
      [
        path,
        {
          status: 'in progress',
          rejections: [],
          annotations: [{ id: asAnnotationId('a'), classId: asClassId(4), box, provenance: { kind: 'drawn' } }],
        },
      ],
    ]),
  };
  const predictions = classes.map(({ id }) => ({ index: 0, classId: id, modelClass: 'cat', score: 0.5, box }));

  it('says in notes and in a column what is said of boxes and of the image', () => {
    const define = (id: string, kind: 'flag' | 'text', target: 'box' | 'image') => ({
      id: asAttributeId(id),
      name: `is ${id}`,
      kind,
      target,
      choices: [],
    });
    const record = document.images.get(path) ?? UNTOUCHED;
    const said: ProjectDocument = {
      ...document,
      attributes: [define('wet', 'flag', 'box'), define('night', 'text', 'image'), define('new', 'flag', 'image')],
      images: new Map([
        [
          path,
          {
            ...record,
            attributes: { night: 'yes, late', new: true },
            annotations: record.annotations.map((one) => ({ ...one, attributes: { wet: true, occluded: true } })),
          },
        ],
      ]),
    };
    const task = taskOf(projectTask(said, { path, url: '/x', size: SIZE }, predictions), 'm');
    expect(task.data).toEqual({ image: '/x', attributes: 'is night: yes, late; is new' });
    expect(task.annotations[0]?.result[0]?.meta).toEqual({ text: ['occluded', 'is wet'] });
    expect(task.predictions[0]?.result[0]?.meta).toBeUndefined();
    const config = parseLabelConfig(labelConfigXml(classes));
    expect([...task.annotations, ...task.predictions].flatMap((part) => strictIssues(part, config))).toEqual([]);
  });

  it('passes the strict check with the config that goes with it', () => {
    const config = parseLabelConfig(labelConfigXml(classes));
    expect(config.boxes[0]?.labels.map(resultName)).toEqual([...names.slice(0, 3), '\ufffd']);
    const task = taskOf(projectTask(document, { path, url: '/x', size: SIZE }, predictions), 'm');
    expect([...task.annotations, ...task.predictions].flatMap((part) => strictIssues(part, config))).toEqual([]);
    expect(task.annotations[0]?.result[0]?.value.rectanglelabels).toEqual([names[1]]);
    expect(task.predictions[0]?.result.map(({ value }) => value.rectanglelabels?.[0])).toEqual([
      ...names.slice(0, 3),
      '\ufffd',
    ]);
  });

  it('gives labels the colours of the classes', () => {
    expect(labelConfigXml(classes.slice(0, 1))).toBe(
      '<View>\n  <Image name="image" value="$image"/>\n  <RectangleLabels name="label" toName="image">\n' +
        '    <Label value="cat" background="#24B4FD"/>\n  </RectangleLabels>\n</View>\n',
    );
  });

  it.each([
    ['photos/1.jpg', 'photos/1.jpg'],
    ['cats/img 001.jpg', 'cats/img%20001.jpg'],
    ['猫/50% #1&?.jpg', '%E7%8C%AB/50%25%20%231%26%3F.jpg'],
    ['\ud800.jpg', '%EF%BF%BD.jpg'],
  ])('asks for %s as %s', (file, expected) => expect(localFilesUrl(file)).toBe(`/data/local-files/?d=${expected}`));
});

describe('settings beside the tasks', () => {
  const settings = {
    documentRoot: "/home/o'neil",
    folder: "/home/o'neil/photos",
    tasksFile: 't.json',
    configFile: 'c.xml',
  };

  it.each(['en', 'zh-CN'] as const)('names the three settings and the files: %s', (language) => {
    const text = createTranslator(language).t('export:settingsFile', { ...settingsValues(settings) });
    expect(text).toContain("export LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED='true'\n");
    expect(text).toContain("export LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT='/home/o'\\''neil'\n");
    expect(text).toContain("\n   /home/o'neil/photos\n");
    for (const file of ['t.json', 'c.xml']) expect(text).toContain(file);
  });

  it('speaks to the Windows command line for a Windows folder', () => {
    expect(settingsValues({ ...settings, documentRoot: 'D:\\图片' }).commands).toContain(
      'set "LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT=D:\\图片"\n',
    );
  });
});
