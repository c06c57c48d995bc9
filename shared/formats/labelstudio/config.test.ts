import { describe, expect, it } from 'vitest';
import { type BoxControl, parseLabelConfig, resultName } from './config';

const IMAGE = '<Image name="image" value="$image"/>';
const view = (...parts: string[]) => `<View>${parts.join('\n')}</View>`;
const boxes = (...parts: string[]) => parseLabelConfig(view(...parts)).boxes;
const names = ({ labels }: BoxControl) => labels.map(resultName);

describe('parseLabelConfig', () => {
  it.each([null, undefined, '', '  ', '<View></View>', '<View/>'])('takes %j as a config without controls', (xml) => {
    expect(parseLabelConfig(xml)).toEqual({ boxes: [], images: [], controls: [], objects: [], ignored: [] });
  });

  it('reads the template "Object Detection with Bounding Boxes"', () => {
    const config = parseLabelConfig(
      view(
        IMAGE,
        '<RectangleLabels name="label" toName="image"><Label value="Airplane" background="green"/></RectangleLabels>',
      ),
    );
    const labels = [{ value: 'Airplane', alias: null, predictedValues: [], category: null }];
    const image = { name: 'image', key: 'image', list: false, literal: null };
    expect(config.boxes).toEqual([
      {
        kind: 'rectanglelabels',
        name: 'label',
        labelsName: null,
        image,
        labels,
        dynamicLabels: null,
        scoreThreshold: null,
        skip: false,
      },
    ]);
    expect(config.images).toEqual([image]);
    expect(config.objects).toEqual(['image']);
  });

  it('reads labels: alias, predicted values, category', () => {
    const [control] = boxes(
      IMAGE,
      `<RectangleLabels name="l" toName="image">
        <Label value="Mobile" alias="phone" predicted_values=" cell phone, remote ,," category="3"/>
        <Label value="b" alias="" category="x"/><Label alias="only"/><Label/><Label value=""/>
        <Choice value="c" category="-1"/>
      </RectangleLabels>`,
    );
    expect(control?.labels).toEqual([
      { value: 'Mobile', alias: 'phone', predictedValues: ['cell phone', 'remote'], category: 3 },
      { value: 'b', alias: null, predictedValues: [], category: null },
      { value: 'only', alias: 'only', predictedValues: [], category: null },
      { value: 'c', alias: null, predictedValues: [], category: null },
    ]);
    expect(control && names(control)).toEqual(['phone', 'b', 'only', 'c']);
  });

  it.each<[string, string[], [string, string, string | null, string[]][]]>([
    [
      'nested Views around everything',
      [
        '<View><View>',
        IMAGE,
        '</View></View><View><RectangleLabels name="l" toName="image"><View><View><Label value="a"/></View><Label value="b"/></View></RectangleLabels></View>',
      ],
      [['rectanglelabels', 'l', null, ['a', 'b']]],
    ],
    [
      'labels belong to the nearest control',
      [
        IMAGE,
        '<RectangleLabels name="l" toName="image"><Label value="a"/><Choices name="c" toName="image"><Choice value="no"/></Choices><Label value="b"/></RectangleLabels><Label value="stray"/>',
      ],
      [['rectanglelabels', 'l', null, ['a', 'b']]],
    ],
    [
      'Choices and TextArea beside',
      [
        '<Choices name="c" toName="image"><Choice value="good"/></Choices>',
        '<TextArea name="t" toName="image"/>',
        '<Header value="hi"/>',
        IMAGE,
        '<RectangleLabels name="l" toName="image"><Label value="a"/></RectangleLabels>',
      ],
      [['rectanglelabels', 'l', null, ['a']]],
    ],
    [
      'control before its image, attributes and tags in any case',
      ['<rectangleLABELS NAME="l" toname="image"><LABEL VALUE="a"/></rectangleLABELS>', IMAGE],
      [['rectanglelabels', 'l', null, ['a']]],
    ],
    [
      'several controls',
      [
        IMAGE,
        '<RectangleLabels name="l" toName="image"><Label value="a"/></RectangleLabels><RectangleLabels name="m" toName="image"><Label value="b"/></RectangleLabels>',
      ],
      [
        ['rectanglelabels', 'l', null, ['a']],
        ['rectanglelabels', 'm', null, ['b']],
      ],
    ],
    [
      'Rectangle + Labels',
      [IMAGE, '<Labels name="tag" toName="image"><Label value="a"/></Labels><Rectangle name="rect" toName="image"/>'],
      [['rectangle+labels', 'rect', 'tag', ['a']]],
    ],
    [
      'RectangleLabels come first; a bare Rectangle beside labelled controls takes nothing',
      [
        IMAGE,
        '<Rectangle name="rect" toName="image"/><RectangleLabels name="l" toName="image"><Label value="a"/></RectangleLabels>',
      ],
      [['rectanglelabels', 'l', null, ['a']]],
    ],
    ['a bare Rectangle alone', [IMAGE, '<Rectangle name="rect" toName="image"/>'], [['rectangle', 'rect', null, []]]],
    [
      'no Rectangle, no boxes',
      [
        IMAGE,
        '<Labels name="tag" toName="image"><Label value="a"/></Labels><Brush name="b" toName="image"/><PolygonLabels name="p" toName="image"><Label value="a"/></PolygonLabels>',
      ],
      [],
    ],
    [
      'targets that are no image or do not exist',
      [
        '<Text name="t" value="$text"/><RectangleLabels name="l" toName="t"><Label value="a"/></RectangleLabels><RectangleLabels name="m" toName="gone"><Label value="a"/></RectangleLabels><Filter name="f" toName="l"/>',
      ],
      [],
    ],
    [
      'a label that has a name of its own',
      [IMAGE, '<RectangleLabels name="l" toName="image"><Label name="x" value="a"/></RectangleLabels>'],
      [['rectanglelabels', 'l', null, ['a']]],
    ],
  ])('finds where boxes go: %s', (_name, parts, expected) => {
    expect(boxes(...parts).map((b) => [b.kind, b.name, b.labelsName, names(b)])).toEqual(expected);
  });

  it('has one entry per target image', () => {
    const found = boxes(
      '<Image name="a" value="$a"/><Image name="b" value="$b"/>',
      '<RectangleLabels name="l" toName="a, b"><Label value="x"/></RectangleLabels>',
    );
    expect(found.map(({ name, image }) => [name, image.name, image.key])).toEqual([
      ['l', 'a', 'a'],
      ['l', 'b', 'b'],
    ]);
  });

  it.each([
    ['value="$image"', { key: 'image', list: false, literal: null }],
    ['value=" $a.b "', { key: 'a.b', list: false, literal: null }],
    ['value="$images[0]"', { key: 'images[0]', list: false, literal: null }],
    ['value="$图片"', { key: '图片', list: false, literal: null }],
    ['valueList="$images"', { key: 'images', list: true, literal: null }],
    ['valueList="$images" value="$image"', { key: 'images', list: true, literal: null }],
    ['value="https://host/1.jpg"', { key: '', list: false, literal: 'https://host/1.jpg' }],
    ['value="https://host/$file"', { key: '', list: false, literal: 'https://host/$file' }],
    ['value="$base/$file"', { key: '', list: false, literal: '$base/$file' }],
  ])('reads where the picture stands: %s', (attributes, expected) => {
    expect(parseLabelConfig(view(`<Image name="i" ${attributes}/>`)).images).toEqual([{ name: 'i', ...expected }]);
  });

  it.each([
    ['model_score_threshold="0.35"', 0.35, false],
    ['score_threshold="0"', 0, false],
    ['model_score_threshold="1" score_threshold="0.2"', 1, false],
    ['model_score_threshold="35"', null, false],
    ['model_score_threshold="NaN"', null, false],
    ['model_score_threshold=" "', null, false],
    ['model_score_threshold="high" model_skip="True"', null, true],
    ['model_skip="false"', null, false],
  ])('reads what the official backends let one write: %s', (attributes, scoreThreshold, skip) => {
    const [control] = boxes(IMAGE, `<RectangleLabels name="l" toName="image" ${attributes}/>`);
    expect(control).toMatchObject({ scoreThreshold, skip });
  });

  it.each([
    ['value="$labels"', 'labels'],
    ['value="$a.labels"', 'a.labels'],
    ['apiUrl="https://host/labels"', ''],
    ['value="plain"', null],
  ])('knows labels that come with the task: %s', (attributes, dynamicLabels) => {
    const config = parseLabelConfig(view(IMAGE, `<RectangleLabels name="l" toName="image" ${attributes}/>`));
    expect(config.boxes[0]?.dynamicLabels).toBe(dynamicLabels);
    expect(config.controls[0]?.dynamic).toBe(dynamicLabels !== null);
  });

  it('says what it does not follow', () => {
    const { ignored, boxes: found } = parseLabelConfig(
      view(
        IMAGE,
        '<Repeater name="r" on="$pages" indexFlag="{{idx}}"><Image name="p{{idx}}" value="$pages[{{idx}}]"/><RectangleLabels name="l{{idx}}" toName="p{{idx}}"/></Repeater>',
        '<RectangleLabels name="l" toName="image" model_path="/etc/x.pt" apiUrl="https://host"/>',
      ),
    );
    expect(found.map(({ name }) => name)).toEqual(['l']);
    expect(ignored).toEqual([
      { what: 'repeater', name: 'r' },
      { what: 'api_url', name: 'l' },
      { what: 'model_path', name: 'l' },
    ]);
  });
});
