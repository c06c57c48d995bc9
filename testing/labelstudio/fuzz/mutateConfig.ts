import type { Draw } from '../../checkpoint/fuzz/mutate';

/** Pieces of label configs, well-formed and not. */
const PARTS: readonly string[] = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<!ENTITY x SYSTEM "file:///etc/passwd">',
  '&x;',
  '&#0;',
  '&#x10FFFF;',
  '&#xD800;',
  '<![CDATA[<Label value="x"/>]]>',
  '<!-- -- -->',
  '<?xml version="1.0" encoding="utf-16"?>',
  '<?php 1 ?>',
  '<Repeater on="$images" indexFlag="{{idx}}"><Image name="i{{idx}}" value="$images[{{idx}}]"/></Repeater>',
  '<Label/>',
  '<Label value=""/>',
  '<Label value="__proto__" alias="constructor"/>',
  '<Label value="person" alias="" predicted_values=",,, ,cat" category="1e9"/>',
  '<Label value="猫" predicted_values="cat"/>',
  '<Image name="__proto__" value="$__proto__"/>',
  '<Image name="image" value="$a.b[0].c"/>',
  '<Image name="image2" valueList="$images"/>',
  '<Image name="x" value="http://127.0.0.1:1/$image"/>',
  '<RectangleLabels name="r2" toName="image"><Label value="person"/></RectangleLabels>',
  '<RectangleLabels name="constructor" toName="__proto__,image,image,nothing"><Label value="toString"/></RectangleLabels>',
  '<RectangleLabels name="dyn" toName="image" value="$labels" apiUrl="http://169.254.169.254/"/>',
  '<Rectangle name="bare" toName="image"/>',
  '<Labels name="l2" toName="image"><Label value="cat"/></Labels>',
  '<Filter toName="label" name="f"/>',
  '<View>',
  '</View>',
  '<',
  '>',
  '"',
  '\0',
  '\u{fffe}',
  '😀',
];

const ATTRIBUTES: readonly string[] = [
  'model_score_threshold="0"',
  'model_score_threshold="NaN"',
  'score_threshold="1e-3"',
  'score_threshold="-1"',
  'model_skip="true"',
  'model_path="/etc/passwd"',
  'value="$"',
  'value="$image"',
  'value="$[image]"',
  'value="$a.b.c.d[0][1]"',
  'VALUE="$image"',
  'toName=""',
  'toName="image,image"',
  'name=""',
  'name="name" name="other"',
  'xmlns:a="b" a:name="c"',
  'alias="x',
  'x=1',
  'constructor="1"',
  '__proto__="1"',
];

type Edit = (xml: string, draw: Draw) => string;

const at = (text: string, draw: Draw): number => draw.below(text.length + 1);
const insert = (text: string, index: number, part: string): string => text.slice(0, index) + part + text.slice(index);

/** A place between two tags. */
function between(xml: string, draw: Draw): number {
  const places = Array.from(xml.matchAll(/[<>]/g), ({ index, 0: sign }) => index + (sign === '>' ? 1 : 0));
  return places.length === 0 ? 0 : draw.of(places);
}

/** A place in a tag where an attribute may stand. */
function inTag(xml: string, draw: Draw): number {
  const places = Array.from(xml.matchAll(/<\w+/g), ({ index, 0: tag }) => index + tag.length);
  return places.length === 0 ? 0 : draw.of(places);
}

const EDITS: readonly Edit[] = [
  (xml, draw) => insert(xml, between(xml, draw), draw.of(PARTS)),
  (xml, draw) => insert(xml, between(xml, draw), draw.of(PARTS)),
  (xml, draw) => insert(xml, at(xml, draw), draw.of(PARTS)),
  (xml, draw) => insert(xml, inTag(xml, draw), ` ${draw.of(ATTRIBUTES)}`),
  (xml, draw) => insert(xml, inTag(xml, draw), ` ${draw.of(ATTRIBUTES)}`),
  (xml, draw) => xml.slice(0, at(xml, draw)),
  (xml, draw) => xml.slice(at(xml, draw)),
  (xml, draw) => {
    const start = at(xml, draw);
    return xml.slice(0, start) + xml.slice(start + draw.length(200));
  },
  // An attribute that is gone, one that is another's.
  (xml, draw) => xml.replace(new RegExp(` ${draw.of(['name', 'toName', 'value', 'valueList'])}="[^"]*"`), ''),
  (xml, draw) =>
    xml.replace(/"[^"]*"/, `"${draw.of(['image', 'label', '$image', '', '__proto__', '$labels', 'a,b'])}"`),
  (xml, draw) =>
    xml.replaceAll(draw.of(['image', 'label', 'Label', 'Rectangle', 'person']), draw.of(['x', '', 'image'])),
  (xml, draw) => insert(xml, between(xml, draw), '<Label value="a"/>'.repeat(draw.length(60_000))),
  (xml, draw) => {
    const depth = draw.length(400);
    return insert(xml, between(xml, draw), '<View>'.repeat(depth) + '</View>'.repeat(depth));
  },
  (xml, draw) => insert(xml, between(xml, draw), ' '.repeat(draw.length(3_000_000))),
  (xml, draw) => {
    const many = draw.length(200);
    const controls = Array.from({ length: many }, (_, n) => `<RectangleLabels name="n${n}" toName="image"/>`);
    return insert(xml, between(xml, draw), controls.join(''));
  },
  (xml, draw) => (draw.chance(0.5) ? xml.toUpperCase() : xml.toLowerCase()),
];

/** One to three edits of a label config. */
export function mutatedConfig(xml: string, draw: Draw): string {
  let text = xml;
  for (let left = draw.length(4); left > 0; left--) text = draw.of(EDITS)(text, draw);
  return text;
}
