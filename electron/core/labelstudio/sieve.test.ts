import { describe, expect, it } from 'vitest';
import { seedsOf } from '../../../testing/labelstudio/fuzz/seeds';
import { readPredict } from './request';
import { createSieve } from './sieve';

/** What comes through, given in pieces of `size` bytes. */
function sieved(text: string, size: number): string {
  const sieve = createSieve();
  const bytes = Buffer.from(text);
  const kept: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) kept.push(...sieve.pass(bytes.subarray(at, at + size)));
  return Buffer.concat(kept).toString();
}

describe.each([1, 2, 3, 7, 1e6])('in pieces of %i bytes', (size) => {
  it.each<[string, string]>([
    ['{"tasks":[{"id":1,"annotations":[1,{"a":"]"}],"data":{}}]}', '{"tasks":[{"id":1,"annotations":0,"data":{}}]}'],
    ['{"tasks":[{"drafts":{}},{"predictions":"x,}"}]}', '{"tasks":[{"drafts":0},{"predictions":0}]}'],
    ['{ "tasks" : [ { "drafts" : [ ] } ] }', '{ "tasks" : [ { "drafts" :0} ] }'],
    ['{"tasks":{"annotations":[[[]]],"data":1}}', '{"tasks":{"annotations":0,"data":1}}'],
    ['{"tasks":[{"annotations":"\\"}],[{\\\\"}]}', '{"tasks":[{"annotations":0}]}'],
    ['{"tasks":[{"annotations":null,"predictions":-1.5e3}]}', '{"tasks":[{"annotations":0,"predictions":0}]}'],
  ])('%s', (text, expected) => expect(sieved(text, size)).toBe(expected));

  it.each([
    '{"tasks":[{"data":{"annotations":[1],"predictions":"猫"}}]}',
    '{"annotations":[1],"tasks":[]}',
    '{"tasks":[[{"annotations":[1]}]]}',
    '{"tasks":{"a":{"annotations":[1]}}}',
    '{"other":[{"annotations":[1]}]}',
    '{"x":"tasks","y":[{"annotations":[1]}]}',
    '{"params":{"tasks":[{"annotations":[1]}]}}',
    '[{"tasks":[{"annotations":[1]}]}]',
    '{"tasks":["annotations",{"x":"annotations"},{"annotationsx":[1],"xannotations":[2],"annotation":[3]}]}',
    '{"tasks":[{"annota\\u0074ions":[1]}]}',
    '{"tasks":[{"":[1],"a\\"annotations":[1]}]}',
    '',
    '7',
    '}{]["tasks":[{"annotations":',
  ])('%s stays as it is', (text) => expect(sieved(text, size)).toBe(text));

  it.each([
    '{"tasks":[{"annotations":[1',
    '{"tasks":[{"annotations":"',
    '{"tasks":[{"annotations":',
    '{"tasks":[{"annotations":[1]}',
    '{"tasks":[{"annotations":[1]]}}',
  ])('%s does not become JSON', (text) => expect(() => JSON.parse(sieved(text, size))).toThrow());

  it('of what Label Studio sends, all that is read comes through', () => {
    const site = { photos: ['a.jpg', '猫.jpg', 'c.jpg'], images: 'http://127.0.0.1:1', embedded: 'data:,' };
    const bodies = seedsOf(site).flatMap(({ body }) => (body === null ? [] : [body]));
    expect(bodies.length).toBeGreaterThan(15);
    for (const body of bodies)
      expect(readPredict(JSON.parse(sieved(JSON.stringify(body), size)))).toEqual(readPredict(body));
  });
});

it('a click on an image with many brush strokes leaves little to parse', () => {
  const rle = Array.from({ length: 100_000 }, (_, at) => at % 256);
  const annotations = Array.from({ length: 20 }, () => ({ result: [{ type: 'brushlabels', value: { rle } }] }));
  const text = JSON.stringify({ tasks: [{ id: 1, data: { image: 'x' }, annotations, drafts: annotations }] });
  expect(sieved(text, 65_536)).toBe('{"tasks":[{"id":1,"data":{"image":"x"},"annotations":0,"drafts":0}]}');
});
