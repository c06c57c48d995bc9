import type { Draw } from '../../checkpoint/fuzz/mutate';
import { head, type Message, type Wire } from './message';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

function framed(
  message: Message,
  lines: readonly string[],
  body: Buffer,
  facts: Partial<Wire> & { framing: string },
): Wire {
  const bytes = Buffer.concat([latin1(head(message, lines)), body]);
  return { whole: true, answers: 1, conflicting: false, ...facts, bytes };
}

/** With a right Content-Length, as Label Studio sends it. */
export function plainly(message: Message): Wire {
  const lines = message.body.length > 0 || message.method === 'POST' ? [`Content-Length: ${message.body.length}`] : [];
  return framed(message, lines, message.body, { framing: 'length' });
}

function chunksOf(body: Buffer, draw: Draw): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const part = body.subarray(at, at + Math.max(draw.length(65_536), body.length >> 6));
    chunks.push(latin1(`${part.length.toString(16)}${draw.chance(0.05) ? ';a="b"' : ''}\r\n`), part, latin1('\r\n'));
    at += part.length;
  }
  return chunks;
}

const CHUNKED = ['Transfer-Encoding: chunked'];

function chunked(message: Message, draw: Draw): Wire {
  const body = Buffer.concat([...chunksOf(message.body, draw), latin1('0\r\n\r\n')]);
  return framed(message, CHUNKED, body, { framing: 'chunked' });
}

/** Chunks that are none. */
function badlyChunked(message: Message, draw: Draw): Wire {
  const chunks = chunksOf(message.body, draw);
  const ends = [
    '',
    '0\r\n',
    '0\r\nX-Trailer: 1\r\n\r\n',
    '0\r\nContent-Length: 5\r\n\r\n',
    '-1\r\n\r\n',
    'zz\r\n\r\n',
    '0x5\r\nhello\r\n0\r\n\r\n',
    '5\r\nhell',
    '5\nhello\n0\n\n',
    '3\r\nhello\r\n0\r\n\r\n',
    'ffffffffffffffffff\r\nx\r\n0\r\n\r\n',
    '7fffffff\r\nx',
    `5;${'a'.repeat(draw.length(100_000))}\r\nhello\r\n0\r\n\r\n`,
    `0\r\n${'X: y\r\n'.repeat(draw.length(5000))}\r\n`,
    '\r\n',
  ];
  if (draw.chance(0.3)) chunks.splice(draw.below(chunks.length + 1), 1);
  return framed(message, CHUNKED, Buffer.concat([...chunks, latin1(draw.of(ends))]), {
    framing: 'bad chunks',
    whole: null,
  });
}

/** A length that is not the body's. What is left over looks like another request, sometimes. */
function wrongLength(message: Message, draw: Draw): Wire {
  const { length } = message.body;
  const lengths = [
    length + draw.length(5000),
    Math.max(0, length - draw.length(200)),
    -1,
    -length,
    `+${length}`,
    `${length}.0`,
    `0x${length.toString(16)}`,
    `${length} `,
    `${length},${length}`,
    '',
    'abc',
    '1e3',
    '99999999999999999999',
    '9007199254740993',
    '4294967296',
    (300 << 20) + length,
    '2147483648',
  ];
  const rest = draw.chance(0.3) ? latin1('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n') : Buffer.alloc(0);
  return framed(message, [`Content-Length: ${draw.of(lengths)}`], Buffer.concat([message.body, rest]), {
    framing: 'wrong length',
    whole: null,
  });
}

/** Two opinions about where the request ends. */
function smuggled(message: Message, draw: Draw): Wire {
  const inner = latin1('POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}');
  const { length } = message.body;
  const forms: readonly (readonly string[])[] = [
    [`Content-Length: ${length}`, 'Transfer-Encoding: chunked'],
    ['Transfer-Encoding: chunked', `Content-Length: ${length}`],
    [`Content-Length: ${length}`, `Content-Length: ${length + 1}`],
    [`Content-Length: ${length}`, 'Content-Length: 0'],
    ['Transfer-Encoding: chunked, identity'],
    ['Transfer-Encoding: identity, chunked', 'Content-Length: 3'],
    ['Transfer-Encoding: xchunked', `Content-Length: ${length}`],
    ['Transfer-Encoding : chunked', `Content-Length: ${length}`],
    ['Transfer-Encoding:\x0bchunked', `Content-Length: ${length}`],
    ['X: y\r\n Transfer-Encoding: chunked', `Content-Length: ${length}`],
    ['X: y\nTransfer-Encoding: chunked', `Content-Length: ${length}`],
  ];
  const at = draw.below(forms.length);
  const body = draw.chance(0.5) ? Buffer.concat([...chunksOf(message.body, draw), latin1('0\r\n\r\n')]) : message.body;
  return framed(message, forms[at] as readonly string[], Buffer.concat([body, inner]), {
    framing: `smuggled ${at}`,
    whole: null,
    conflicting: at < 4 && length > 0,
  });
}

/** Two requests at once: the second must be understood for itself. */
function pipelined(message: Message): Wire {
  const first = plainly(message);
  const second = head({ ...message, method: 'GET', target: '/health', body: Buffer.alloc(0) });
  return { ...first, framing: 'pipelined', bytes: Buffer.concat([first.bytes, latin1(second)]), answers: 2 };
}

/** Ends in the middle. */
function broken(message: Message, draw: Draw): Wire {
  const { bytes } = plainly(message);
  return {
    bytes: bytes.subarray(0, draw.below(bytes.length)),
    whole: false,
    answers: 1,
    framing: 'cut',
    conflicting: false,
  };
}

export function framedOddly(message: Message, draw: Draw): Wire {
  const ways = [chunked, chunked, badlyChunked, badlyChunked, wrongLength, wrongLength, smuggled, smuggled, broken];
  return draw.chance(0.15) ? pipelined(message) : draw.of(ways)(message, draw);
}

const GARBAGE: readonly string[] = [
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'GET /health\r\n\r\n',
  'GET /health HTTP/1.1\r\n\r\n',
  'GET /health HTTP/1.0\r\n\r\n',
  'GET  /health  HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET /health HTTP/1.1\nHost: localhost\n\n',
  '\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET http://localhost/health HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n',
  '* * *',
  '\0\0\0\0',
  'GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n',
  'GET /h\0ealth HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'GET /health HTTP/1.1\r\nHost: a\r\nHost: localhost\r\n\r\n',
  'GET /health HTTP/1.1\r\nHost: localhost\r\nX\r\n\r\n',
  'GET /health HTTP/1.1\r\nHost: localhost\r\n: y\r\n\r\n',
  'GET /health HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n',
];

/** Hardly a request at all. */
export function garbage(draw: Draw): Wire {
  const noise = Buffer.from(Array.from({ length: draw.length(3000) }, () => draw.below(256)));
  const bytes = draw.chance(0.7) ? latin1(draw.of(GARBAGE)) : noise;
  return { bytes, whole: null, answers: 1, framing: 'garbage', conflicting: false };
}

/** Some bytes of the head are others. */
export function damaged(wire: Wire, draw: Draw): Wire {
  const bytes = Buffer.from(wire.bytes);
  const end = Math.max(1, bytes.indexOf('\r\n\r\n') + 4);
  for (let left = draw.length(6); left > 0; left--)
    bytes[draw.below(end)] = draw.of([0, 9, 10, 13, 32, 58, 44, 127, 128, 255, draw.below(256)]);
  return { ...wire, bytes, whole: null, framing: 'damaged', conflicting: false };
}
