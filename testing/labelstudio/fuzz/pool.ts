import type { Draw } from '../../checkpoint/fuzz/mutate';
import type { Site } from './seeds';

/** A stand-in for text that no value can be written as; see `textOf`. */
const MARK = '\u{e000}raw ';

const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);

/** JSON, or nearly, that values cannot hold. */
const RAW: readonly ((draw: Draw) => string)[] = [
  () => '1e999',
  () => '-1e999',
  () => '-0',
  () => '1e-400',
  () => 'NaN',
  () => 'Infinity',
  () => '9007199254740993',
  () => '123456789012345678901234567890.5e-3',
  () => '"\\ud800"',
  () => '"\\u0000"',
  () => '{"__proto__":{"polluted":1,"data":{"image":"x"}}}',
  () => '{"constructor":{"prototype":{"polluted":1}}}',
  () => '{"a":1,"a":[2],"__proto__":null}',
  () => '{"toString":null,"valueOf":1,"length":-1,"then":1,"toJSON":2}',
  (draw) => nested('[', ']', draw.length(30_000)),
  (draw) => nested('{"a":', '}', draw.length(20_000)).replace('}', '1}'),
  (draw) => `[${new Array(draw.length(50_000)).fill('0').join(',')}]`,
  (draw) => `{${Array.from({ length: draw.length(10_000) }, (_, at) => `"k${at}":${at}`).join(',')}}`,
];

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'length',
  '',
  '$undefined$',
  '0',
  '猫',
];

const PLAIN: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  0.5,
  1e308,
  -1e308,
  2 ** 53,
  '',
  ' ',
  '0',
  'NaN',
  'null',
  '猫',
  '\0',
  '\r\nX: 1',
  '\u2028',
  '%',
  '$image',
  '$undefined$',
  [],
  {},
  [[]],
  [null],
  [{}],
  ...KEYS,
];

export const oddKey = (draw: Draw): string => draw.of(KEYS);

/** A value nobody expects. Lists and texts may be long. */
export function oddValue(draw: Draw): unknown {
  const kind = draw.next();
  if (kind < 0.6) return structuredClone(draw.of(PLAIN));
  if (kind < 0.85) return MARK + draw.of(RAW)(draw);
  const length = draw.length(draw.chance(0.02) ? 3_000_000 : 20_000);
  return draw.of(['x', '猫', '%', '../', '[', '<View>', '\0', '😀']).repeat(length / 4 + 1);
}

/** JSON of a value, what stands for raw text replaced by it. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value).replace(/"\ue000raw ((?:[^"\\]|\\.)*)"/g, (_, text: string) => JSON.parse(`"${text}"`));

/** Addresses of all forms of the protocol's table, and such as should lead nowhere. */
export function oddAddress(draw: Draw, { photos, images, embedded }: Site): string {
  const photo = encodeURIComponent(draw.of(photos));
  const port = new URL(images).port;
  const forms: readonly (() => string)[] = [
    () => `/data/local-files/?d=${photo}`,
    () => `/data/local-files?d=${photo}`,
    () => `${images}/data/local-files/?d=${photo}`,
    () => `/prefix/data/local-files/?d=/${photo}&x=%`,
    () =>
      `/data/local-files/?d=${draw.of(['..', '%2e%2e', '..%5C', '/', 'a/..', '%00', '%', '.', 'C:', '~'])}/${photo}`,
    () => `/data/local-files/?d=${encodeURIComponent('../'.repeat(draw.length(40)))}etc/passwd`,
    () => draw.of(['/etc/passwd', 'file:///etc/passwd', 'file://host/share/a.jpg', '//host/share/a.jpg', '\\\\h\\a']),
    () => draw.of(['/proc/self/environ', '/dev/zero', '/dev/stdin', 'C:\\a.jpg', '/', '.', '..', '?', '#', '/?d=']),
    () => `/data/upload/7/${draw.of(['a.jpg', '../../a', '%2e%2e/%2e%2e/a', '猫.jpg', '%E7%8C%AB.jpg', ''])}`,
    () => `upload/7/${photo}`,
    () => `/storage-data/uploaded/?filepath=upload/7/${photo}`,
    () => `/tasks/${draw.below(9)}/presign/?fileuri=${draw.of(['czM6Ly9hL2I=', 's3://a/b', '%', ''])}`,
    () =>
      `${draw.of(['s3', 'gs', 'azure-blob', 'S3', 's3a'])}://bucket/${draw.of(['a.jpg', '', '../..', '猫', '?a#b'])}`,
    () =>
      `${images}/${draw.of(['photo.jpg', 'gone', 'html', 'empty', 'redirect', 'loop', 'metadata', 'cut', 'large', 'refused'])}`,
    () => `${images}/unique/${draw.below(200)}.jpg`,
    () => `http://me:se%20cret@127.0.0.1:${port}/photo.jpg`,
    () => `http://127.1:${port}/photo.jpg`,
    () => `http://2130706433:${port}/photo.jpg`,
    () => `https://127.0.0.1:${port}/photo.jpg`,
    () =>
      `http://${draw.of(['169.254.169.254', '[fe80::1]', '0.0.0.0', '[::]', '224.0.0.1', '[::ffff:169.254.169.254]'])}/a.jpg`,
    () =>
      `http://${draw.of(['nowhere.invalid', '10.0.0.1', '8.8.8.8', 'localhost:1', '127.0.0.1:99999', '', 'a b', '%'])}/a.jpg`,
    () => `http://127.0.0.1:${port}/photo.jpg\r\nX-Injected: 1`,
    () =>
      draw.of([
        'ftp://a/b',
        'javascript:1',
        'about:blank',
        'blob:x',
        'http:',
        'https://',
        'data:',
        'data:,',
        'mailto:a',
      ]),
    () => embedded,
    () => `${embedded.slice(0, draw.below(embedded.length))}${draw.of(['', '!', '====', '\n'])}`,
    () => `data:image/png;base64,${'A'.repeat(draw.length(1_000_000))}`,
    () => `data:image/svg+xml,<svg onload="1"/>`,
    () => `/data/local-files/?d=${'a/'.repeat(draw.length(20_000))}`,
  ];
  return draw.of(forms)();
}
