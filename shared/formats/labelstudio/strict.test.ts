import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { data, describeWithData } from '../../../testing/data';
import { type LabelConfig, parseLabelConfig } from './config';
import { strictIssues } from './strict';

const CONFIG = parseLabelConfig(`<View>
  <Image name="image" value="$image"/><Image name="other" value="$other"/><Text name="text" value="$text"/>
  <RectangleLabels name="label" toName="image"><Label value="cat"/><Label value="Hund" alias="dog"/></RectangleLabels>
  <RectangleLabels name="any" toName="image" value="$labels"/>
  <Rectangle name="rect" toName="image"/><Labels name="tag" toName="image"><Label value="cat"/></Labels>
  <PolygonLabels name="poly" toName="image"><Label value="cat"/></PolygonLabels>
  <EllipseLabels name="ellipse" toName="image"><Label value="cat"/></EllipseLabels>
  <BrushLabels name="brush" toName="image"><Label value="cat"/></BrushLabels>
  <Choices name="quality" toName="image"><Choice value="good"/></Choices>
</View>`);

const value = { x: 1, y: 2, width: 3, height: 4, rotation: 0, rectanglelabels: ['cat'] };
const REGION = { id: 'a', from_name: 'label', to_name: 'image', type: 'rectanglelabels', value };
const region = (more: object) => ({ ...REGION, ...more });
const geometry = (more: object) => region({ value: { ...value, ...more } });
const other = (from_name: string, type: string, given: object) => region({ from_name, type, value: given });
const issues = (...result: unknown[]) => strictIssues({ result }, CONFIG);

describe('strictIssues', () => {
  it.each<[string, unknown[]]>([
    ['a box', [REGION]],
    ['without id, rotation or score', [{ ...REGION, id: undefined, value: { ...value, rotation: undefined } }]],
    [
      'at the limits, and below zero: there is no lower bound',
      [geometry({ x: 100, y: -3, width: 100, height: 100, rotation: 360 })],
    ],
    ['an alias', [geometry({ rectanglelabels: ['dog'] })]],
    ['no label', [geometry({ rectanglelabels: [] })]],
    ['any label where labels come with the task', [other('any', 'rectanglelabels', value)]],
    [
      'a pair',
      [
        other('rect', 'rectangle', { x: 1, y: 2, width: 3, height: 4 }),
        other('tag', 'labels', { x: 1, y: 2, width: 3, height: 4, labels: ['cat'] }),
      ],
    ],
    ['a span of text', [other('tag', 'labels', { start: 0, end: 3, labels: ['cat'] })]],
    [
      'a polygon',
      [
        other('poly', 'polygonlabels', {
          points: [
            [1, 2],
            [3, 4],
            [5, 100],
          ],
          polygonlabels: ['cat'],
        }),
      ],
    ],
    [
      'an ellipse',
      [other('ellipse', 'ellipselabels', { x: 1, y: 2, radiusX: 50, radiusY: 3, ellipselabels: ['cat'] })],
    ],
    ['a mask', [other('brush', 'brushlabels', { format: 'rle', rle: [0, 255], brushlabels: ['cat'] })]],
    ['a choice', [other('quality', 'choices', { choices: ['good'] })]],
    ['a relation', [{ type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' }]],
  ])('takes %s', (_name, result) => expect(issues(...result)).toEqual([]));

  it('takes a prediction without score', () => expect(strictIssues({ result: [], score: null }, CONFIG)).toEqual([]));

  it.each<[string, unknown, string]>([
    ['null', null, 'not an object'],
    ['a text', 'box', 'not an object'],
    ['no from_name', region({ from_name: undefined }), 'from_name is missing'],
    ['no value', region({ value: undefined }), 'value is missing'],
    ['unknown control', region({ from_name: 'gone' }), 'from_name "gone" is not in the config'],
    ['unknown image', region({ to_name: 'gone' }), 'to_name "gone" is not in the config'],
    ['another image', region({ to_name: 'other' }), 'to_name "other" is not a target of label'],
    ['type of another control', region({ type: 'rectangle' }), 'type "rectangle" is not rectanglelabels'],
    [
      'type in capitals: the editor wants it lower-case',
      region({ type: 'RectangleLabels' }),
      'type "RectangleLabels" is not rectanglelabels',
    ],
    ['value of a label that has an alias', geometry({ rectanglelabels: ['Hund'] }), 'label "Hund" is not one of label'],
    ['unknown label', geometry({ rectanglelabels: ['cat', 'cow'] }), 'label "cow" is not one of label'],
    [
      'labels under another name',
      geometry({ rectanglelabels: undefined, labels: ['cat'] }),
      'value.rectanglelabels is not a list',
    ],
    ['a label that is no text', geometry({ rectanglelabels: [7] }), 'label 7 is not one of label'],
    ['a hair over 100', geometry({ width: 100.0000001 }), 'value.width is 100.0000001'],
    ['text for a number', geometry({ x: '1' }), 'value.x is "1"'],
    ['null for a number', geometry({ y: null }), 'value.y is null'],
    ['NaN', geometry({ x: Number.NaN }), 'value.x is NaN'],
    ['a number missing', geometry({ height: undefined }), 'value.height is absent'],
    ['turned too far', geometry({ rotation: 361 }), 'value.rotation is 361'],
    ['no rotation but null', geometry({ rotation: null }), 'value.rotation is null'],
    ['a number for id', region({ id: 7 }), 'id 7 is not a text'],
    ['text for score', region({ score: '0.5' }), 'score "0.5" is not a number'],
    [
      'labels without their rectangle',
      other('tag', 'labels', { ...value, labels: ['cat'] }),
      'labels without a region of the same id',
    ],
    [
      'a polygon of texts',
      other('poly', 'polygonlabels', { points: ['1,2'], polygonlabels: ['cat'] }),
      'value.points are no points',
    ],
    [
      'a wide ellipse',
      other('ellipse', 'ellipselabels', { x: 1, y: 2, radiusX: 51, radiusY: 3, ellipselabels: ['cat'] }),
      'value.radiusX is 51',
    ],
    ['an empty mask', other('brush', 'brushlabels', { rle: [], brushlabels: ['cat'] }), 'value.rle are no bytes'],
    ['unknown choice', other('quality', 'choices', { choices: ['bad'] }), 'label "bad" is not one of quality'],
  ])('refuses %s', (_name, bad, issue) => {
    expect(issues(REGION, bad)).toEqual([`region 1: ${issue}`]);
  });

  it.each([
    ['no object', [], 'prediction: not an object'],
    ['no result', {}, 'result: not a list'],
    ['an object as result', { result: {} }, 'result: not a list'],
    ['score over 1', { result: [], score: 1.01 }, 'score: 1.01'],
    ['a text as score', { result: [], score: '0.5' }, 'score: "0.5"'],
  ])('refuses a prediction with %s', (_name, prediction, issue) => {
    expect(strictIssues(prediction, CONFIG)).toEqual([issue]);
  });
});

const AMR_HUMAN =
  '<View><Image name="image" value="$image"/><RectangleLabels name="label" toName="image"><Label value="AMR"/><Label value="Human"/></RectangleLabels></View>';
const fixture = (name: string) => `ls_sdk_fixtures/${name}`;

describeWithData('exports of Label Studio', () => {
  const read = (file: string) => readFileSync(data('interop', file), 'utf8');
  const check = (file: string, config: LabelConfig) => {
    const tasks: { annotations: { result: unknown[] }[] }[] = JSON.parse(read(file));
    const annotations = tasks.flatMap((task) => task.annotations);
    return {
      regions: annotations.reduce((sum, { result }) => sum + result.length, 0),
      issues: annotations.flatMap((annotation) => strictIssues(annotation, config)),
    };
  };

  /** Numbers of regions counted with Python's json module. */
  it.each([
    ['ls_json_2026/label_studio_export.json', 'ls_json_2026/label_studio_config.xml', 121],
    ['ls_json_and_yolo/label_studio.json', null, 108],
    [fixture('test_export_coco/data.json'), fixture('test_export_coco/label_config.xml'), 4],
    [fixture('test_export_yolo/data.json'), fixture('test_export_yolo/label_config.xml'), 6],
    [fixture('test_export_yolo/data_keypoints.json'), fixture('test_export_yolo/label_config_keypoints.xml'), 9],
    [fixture('test_export_yolo/data_polygons.json'), fixture('test_export_yolo/label_config_polygons.xml'), 1],
  ])('%s pass', (file, config, regions) => {
    expect(check(file, parseLabelConfig(config === null ? AMR_HUMAN : read(config)))).toEqual({ regions, issues: [] });
  });

  it('a fixture whose labels are spelt in another way does not', () => {
    const { issues: found } = check(
      fixture('test_export_yolo/data_obb.json'),
      parseLabelConfig(read(fixture('test_export_yolo/label_config_obb.xml'))),
    );
    expect(new Set(found.map((issue) => issue.replace(/^region \d+: /, '')))).toEqual(
      new Set(['label "Butterfly" is not one of label']),
    );
  });
});
