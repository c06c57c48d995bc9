import { describe, expect, it } from 'vitest';
import { COCO_CLASSES } from '../../detection/cocoClasses';
import type { LabelOption } from './config';
import { matchLabels } from './labels';

const label = (value: string, more: Partial<LabelOption> = {}): LabelOption => ({
  value,
  alias: null,
  predictedValues: [],
  category: null,
  ...more,
});
const NONE: ReadonlyMap<string, string | null> = new Map();
const COCO = COCO_CLASSES.map(({ name }) => name);

/** The labels MMDetection's tutorial pastes into Label Studio (docs/en/user_guides/label_studio.md), in its order. */
const TUTORIAL =
  'airplane apple backpack banana baseball_bat baseball_glove bear bed bench bicycle bird boat book bottle bowl broccoli bus cake car carrot cat cell_phone chair clock couch cow cup dining_table dog donut elephant fire_hydrant fork frisbee giraffe hair_drier handbag horse hot_dog keyboard kite knife laptop microwave motorcycle mouse orange oven parking_meter person pizza potted_plant refrigerator remote sandwich scissors sheep sink skateboard skis snowboard spoon sports_ball stop_sign suitcase surfboard teddy_bear tennis_racket tie toaster toilet toothbrush traffic_light train truck tv umbrella vase wine_glass zebra'.split(
    ' ',
  );

describe('matchLabels', () => {
  it('finds all 80 labels of the tutorial for COCO names with spaces', () => {
    const matches = matchLabels(
      COCO,
      TUTORIAL.map((name) => label(name)),
      NONE,
    );
    expect(matches.map((match) => match?.label)).toEqual(COCO.map((name) => name.replaceAll(' ', '_')));
    expect(new Set(matches.map((match) => match?.label)).size).toBe(80);
    expect(matches.filter((match) => match?.how === 'normalised')).toHaveLength(
      COCO.filter((n) => n.includes(' ')).length,
    );
  });

  it('finds all 80 the other way round, and in Chinese', () => {
    const spaced = COCO.map((name) => label(name));
    expect(matchLabels(TUTORIAL, spaced, NONE).map((m) => m?.label)).toEqual(
      TUTORIAL.map((n) => n.replaceAll('_', ' ')),
    );
    const chinese = COCO_CLASSES.map(({ zh }) => label(zh));
    expect(matchLabels(COCO, chinese, NONE).map((m) => m?.label)).toEqual(COCO_CLASSES.map(({ zh }) => zh));
  });

  it.each<[string, string, LabelOption[], [string, string] | null]>([
    ['same name', 'cat', [label('cat')], ['cat', 'exact']],
    ['case', 'cat', [label('CAT')], ['CAT', 'normalised']],
    ['capitals in the model', 'Cell-Phone', [label('cell_phone')], ['cell_phone', 'normalised']],
    ['full width', 'cat', [label('ｃａｔ')], ['ｃａｔ', 'normalised']],
    ['joined words', 'diningtable', [label('dining table')], ['dining table', 'normalised']],
    ['synonym', 'sofa', [label('couch')], ['couch', 'synonym']],
    ['synonym, both sides', 'tvmonitor', [label('television')], ['television', 'synonym']],
    ['mobile phone', 'cell phone', [label('mobile_phone')], ['mobile_phone', 'synonym']],
    ['Chinese', 'cell_phone', [label('手机')], ['手机', 'synonym']],
    ['alias is what results say', 'cat', [label('Katze', { alias: 'cat' })], ['cat', 'exact']],
    ['value is matched too, results say the alias', 'cat', [label('cat', { alias: 'k' })], ['k', 'exact']],
    [
      'predicted value',
      'remote',
      [label('Gadget', { predictedValues: ['cell phone', 'remote'] })],
      ['Gadget', 'predictedValues'],
    ],
    [
      'predicted value apart from spelling',
      'cell_phone',
      [label('G', { predictedValues: ['Cell Phone'] })],
      ['G', 'predictedValues'],
    ],
    [
      'predicted value before the same name',
      'cat',
      [label('cat'), label('pet', { predictedValues: ['cat'] })],
      ['pet', 'predictedValues'],
    ],
    [
      'predicted value with alias',
      'cat',
      [label('pet', { alias: 'p', predictedValues: ['cat'] })],
      ['p', 'predictedValues'],
    ],
    ['exact before normalised', 'cat', [label('Cat'), label('cat')], ['cat', 'exact']],
    ['exact before synonym', 'sofa', [label('couch'), label('sofa')], ['sofa', 'exact']],
    ['first of the config among equals', 'cat', [label('Cat'), label('CAT')], ['Cat', 'normalised']],
    ['nothing', 'cat', [label('dog')], null],
    ['no labels', 'cat', [], null],
    ['signs only mean nothing', '--', [label('_'), label('cat')], null],
    ['names of Object.prototype', 'constructor', [label('toString')], null],
    ['names of Object.prototype that are labels', '__proto__', [label('__proto__')], ['__proto__', 'exact']],
  ])('%s', (_name, modelClass, labels, expected) => {
    const [match] = matchLabels([modelClass], labels, NONE);
    expect(match === null || match === undefined ? null : [match.label, match.how]).toEqual(expected);
  });

  it('puts the table of the user first', () => {
    const own = new Map([
      ['cat', 'pet'],
      ['dog', null],
      ['cow', 'gone'],
    ]);
    const labels = [label('cat'), label('dog'), label('cow'), label('Pet', { alias: 'pet' })];
    expect(matchLabels(['cat', 'dog', 'cow', 'bus'], labels, own)).toEqual([
      { label: 'pet', how: 'user' },
      null,
      { label: 'cow', how: 'exact' },
      null,
    ]);
  });

  it('lets several classes become one label', () => {
    const labels = [label('Vehicle', { predictedValues: ['car', 'bus', 'truck'] })];
    expect(matchLabels(['car', 'truck', 'cat'], labels, NONE).map((m) => m?.label)).toEqual([
      'Vehicle',
      'Vehicle',
      undefined,
    ]);
  });
});
