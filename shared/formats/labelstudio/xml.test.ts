import { describe, expect, it } from 'vitest';
import { failureOf } from '../../failure/failure';
import { readXml } from './xml';

const reasonOf = (xml: string): string => {
  try {
    readXml(xml);
  } catch (error) {
    const failure = failureOf(error);
    return failure.code === 'labelstudio.config' ? failure.params.reason : failure.code;
  }
  return 'no failure';
};

const nested = (depth: number) => `${'<View>'.repeat(depth)}${'</View>'.repeat(depth)}`;

describe('readXml', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t'],
    ['a byte order mark', '\ufeff '],
  ])('takes %s as no config', (_name, xml) => expect(readXml(xml)).toBeNull());

  it('keeps tags, attributes and order; drops text, comments, processing instructions, CDATA', () => {
    const root = readXml(
      '\ufeff<?xml version="1.0" encoding="utf-8"?>\n<!-- a --><View className="x"><Style>.a { b: c }</Style>t<?p i?>' +
        '<![CDATA[<Label/>]]><Image NAME="i" vAlUe="$a &amp; &lt;&#x732b;&#10;"/></View>',
    );
    expect(root?.children.map(({ tag }) => tag)).toEqual(['style', 'image']);
    expect(root?.attributes.get('classname')).toBe('x');
    expect(root?.children[1]?.attributes).toEqual(
      new Map([
        ['name', 'i'],
        ['value', '$a & <猫\n'],
      ]),
    );
  });

  it('has no magic names', () => {
    const root = readXml('<View __proto__="a" constructor="b" hasOwnProperty="c"><__proto__ toString="d"/></View>');
    expect([...(root?.attributes ?? [])]).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['hasownproperty', 'c'],
    ]);
    expect(root?.children[0]?.tag).toBe('__proto__');
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  const LAUGHS = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "lol">${Array.from(
    { length: 9 },
    (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`,
  ).join('')}]><View><Header value="&a9;"/></View>`;

  it.each([
    ['billion laughs', LAUGHS, /^1:\d+ <!DOCTYPE$/],
    ['external entity', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><View a="&f;"/>', /^1:\d+ <!DOCTYPE$/],
    ['external DTD', '<!DOCTYPE View SYSTEM "http://localhost/x.dtd"><View/>', /^1:48 <!DOCTYPE$/],
    ['unknown entity', '<View>\n<Header value="&a0;"/></View>', /^2:\d+ …/],
    ['unclosed tag', '<View><Image name="a" value="$a">', /…/],
    ['wrong end tag', '<View>\n  <Image></View>', /^2:\d+ …<View> <Image><\/View>$/],
    ['two roots', '<View/><View/>', /…<View\/>/],
    ['text only', 'RectangleLabels', /…R/],
    ['no quotes', '<View a=b/>', /…<View a=b/],
    ['double attribute', '<View a="1" a="2"/>', /…/],
    ['bare ampersand', '<Label value="A & B"/>', /…<Label value="A & /],
    ['control character', '<View a="\u0000"/>', /…/],
    ['JSON', '{"a": 1}', /…\{/],
    ['200 levels are enough', nested(201), /^<View> > 200$/],
    ['100,000 levels', nested(100_000), /^<View> > 200$/],
    ['too many elements', `<View>${'<a/>'.repeat(50_000)}</View>`, /^> 50000 <…\/>$/],
    ['too long', `<View>${' '.repeat(3 << 20)}</View>`, /^> 2 MB$/],
  ])('refuses: %s', (_name, xml, reason) => {
    expect(reasonOf(xml)).toMatch(reason);
    expect(reasonOf(xml).length).toBeLessThan(80);
  });

  it.each([
    ['200 levels', nested(200)],
    ['an attribute of 1 MB', `<View a="${'x'.repeat(1 << 20)}"/>`],
    ['100,000 attributes', `<View ${Array.from({ length: 100_000 }, (_, i) => `a${i}="1"`).join(' ')}/>`],
    ['49,999 labels', `<View>${'<Label value="cat"/>'.repeat(49_999)}</View>`],
    ['a comment of 1 MB', `<View><!--${' -'.repeat(1 << 19)} --></View>`],
  ])('reads what is large but allowed: %s', (_name, xml) => expect(readXml(xml)?.tag).toBe('view'));
});
