import type { Draw } from '../../checkpoint/fuzz/mutate';
import type { Message } from './message';
import { AUTHORIZATION } from './seeds';

const METHODS = [
  'GET',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'OPTIONS',
  'PATCH',
  'TRACE',
  'PROPFIND',
  'M-SEARCH',
  'BREW',
  'get',
];

const TARGETS = [
  '/',
  '//',
  '/health',
  '/health/',
  '/health//',
  '/HEALTH',
  '/health?x',
  '/health#x',
  '/health%00',
  '/%68ealth',
  '/predict/../health',
  '/./health',
  '/__proto__',
  '/constructor',
  '/toString?a=b',
  '/setup',
  '/predict',
  '/webhook',
  '/train',
  '/metrics',
  '/model_versions',
  '/data/local-files/?d=x',
  '/..%2f..%2fetc/passwd',
  '?',
  '*',
  'http://evil.example/health',
  '//evil.example/health',
  '/\xe7\x8c\xab',
];

/** Host names that nobody has allowed. */
export const BAD_HOSTS = [
  'evil.example',
  'localhost.evil.example',
  'localhost@evil',
  '',
  'a b',
  'localhost:x',
  '[::1',
  'xn--',
  '-',
];

const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['Host', [...BAD_HOSTS, 'localhost', 'LOCALHOST.', '127.0.0.1', '[::1]:8003', 'host.docker.internal:1', '0x7f.1']],
  ['Origin', ['http://localhost:8080', 'null', 'http://evil.example', '', 'file://']],
  ['Sec-Fetch-Site', ['cross-site', 'same-origin', 'none', 'x']],
  [
    'Authorization',
    [
      '',
      'Basic',
      'Basic ',
      'Basic !!!!',
      'Bearer x',
      `${AUTHORIZATION}=`,
      'basic bGFiZWw6',
      'Basic Og==',
      `Basic ${'A'.repeat(9000)}`,
    ],
  ],
  [
    'Content-Type',
    ['text/plain', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', '', 'x'.repeat(5000)],
  ],
  ['Content-Encoding', ['gzip', 'br', 'identity', 'x']],
  ['Accept-Encoding', ['gzip', '*;q=0', '']],
  ['Connection', ['close', 'keep-alive', 'upgrade', 'TE, close', 'Host', 'x']],
  ['Keep-Alive', ['timeout=99999, max=0']],
  ['Expect', ['100-continue', '200-ok', '']],
  ['Upgrade', ['websocket', 'h2c', 'HTTP/2.0', 'x']],
  ['HTTP2-Settings', ['AAMAAABkAARAAAAAAAIAAAAA']],
  ['Sec-WebSocket-Key', ['dGhlIHNhbXBsZSBub25jZQ==']],
  ['Range', ['bytes=0-1', 'bytes=-']],
  ['X-Forwarded-Host', ['evil.example']],
  ['X-HTTP-Method-Override', ['DELETE']],
  ['Cookie', [`a=${'b'.repeat(3000)}`, '__proto__=1']],
  ['__proto__', ['1']],
  ['constructor', ['prototype']],
  ['TE', ['trailers']],
  ['Trailer', ['Content-Length']],
  ['X', ['\xff\xfe', '\t', 'a\tb', '\x01', '\x7f', 'y'.repeat(8000), 'y'.repeat(17_000), 'y'.repeat(200_000)]],
  ['', ['x']],
  ['Bad Name', ['x']],
  ['Naïve', ['x']],
];

type Edit = (message: Message, draw: Draw) => Message;

function withHeader(message: Message, draw: Draw): Message {
  const [name, values] = draw.of(HEADERS);
  const header = [draw.chance(0.2) ? name.toUpperCase() : name, draw.of(values)] as const;
  // In place of the one that is there, or beside it.
  const others = draw.chance(0.75)
    ? message.headers.filter(([own]) => own.toLowerCase() !== name.toLowerCase())
    : message.headers;
  const at = draw.below(others.length + 1);
  return { ...message, headers: [...others.slice(0, at), header, ...others.slice(at)] };
}

const EDITS: readonly Edit[] = [
  withHeader,
  withHeader,
  withHeader,
  withHeader,
  (message, draw) => ({ ...message, method: draw.of(METHODS) }),
  (message, draw) => ({ ...message, target: draw.of(TARGETS) }),
  (message, draw) => ({
    ...message,
    target: `${message.target}${draw.of(['/', '?', '/x', '%', '%2e', '\\', ';a=b'])}`,
  }),
  (message, draw) => ({ ...message, target: `/${'a/'.repeat(draw.length(40_000))}` }),
  (message, draw) => ({
    ...message,
    version: draw.of(['HTTP/1.0', 'HTTP/1.1', 'HTTP/2.0', 'HTTP/0.9', 'http/1.1', '']),
  }),
  (message, draw) => ({ ...message, headers: message.headers.filter(() => draw.chance(0.7)) }),
  (message, draw) => {
    const many = Array.from({ length: draw.length(3000) }, (_, at) => [`X-${at}`, 'y'] as const);
    return { ...message, headers: [...message.headers, ...many] };
  },
];

/** One to three edits of what stands before the body. */
export function mutatedHead(message: Message, draw: Draw): Message {
  let edited = message;
  for (let left = draw.length(4); left > 0; left--) edited = draw.of(EDITS)(edited, draw);
  return edited;
}
