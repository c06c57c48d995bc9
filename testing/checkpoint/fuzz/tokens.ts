const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Every opcode of Python's pickle, allowed or not. */
const OPCODES =
  '().012FIJKLMNPQRSTUVX[]abcdeghijloprstu}BC\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98GHq';

const GLOBALS = [
  'os system',
  'posix system',
  'builtins eval',
  '__builtin__ getattr',
  'subprocess Popen',
  'torch.nn.modules.conv Conv2d',
  'torch.storage _load_from_bytes',
  'torch._utils _rebuild_tensor_v2',
  'torch._utils _rebuild_tensor_v3',
  'torch._utils _rebuild_parameter',
  'torch FloatStorage',
  'torch HalfStorage',
  'torch.storage UntypedStorage',
  'torch float32',
  'collections OrderedDict',
  'mmengine.config.config ConfigDict',
  'mmengine.logging.history_buffer HistoryBuffer',
  'numpy.core.multiarray _reconstruct',
];

/** Pieces of pickles that mean something. */
export const TOKENS: readonly Uint8Array[] = [
  ...[...OPCODES].map(latin1),
  ...GLOBALS.map((name) => latin1(`c${name.replace(' ', '\n')}\n`)),
  ...['state_dict', 'meta', '__proto__', 'storage', '\x00', ''].map((text) =>
    latin1(`X${String.fromCharCode(text.length)}\0\0\0${text}`),
  ),
  latin1('X\xff\xff\xff\x7f'),
  latin1('X\xff\xff\xff\xff'),
  latin1('\x8d\xff\xff\xff\xff\xff\xff\xff\xff'),
  latin1('\x8d\x00\x00\x00\x00\x00\x00\x10\x00'),
  latin1('\x8b\xff\xff\xff\xff'),
  latin1('\x8b\x00\x04\x00\x00'),
  latin1(`\x8a\xff${'\x7f'.repeat(255)}`),
  latin1('r\xf0\xff\xff\xff'),
  latin1('r\x00\x00\x10\x00'),
  latin1('j\xf0\xff\xff\xff'),
  latin1('J\xff\xff\xff\xff'),
  latin1('G\x7f\xf0\x00\x00\x00\x00\x00\x00'),
  latin1('GC@\x00\x00\x00\x00\x00\x00'),
  latin1('C\xff'),
  latin1('\x95\xff\xff\xff\xff\xff\xff\xff\xff'),
];

/** Short pieces that cost a reader much when they come a hundred thousand times. */
export const AMPLIFIERS: readonly Uint8Array[] = [
  ...[
    '}',
    ']',
    ')',
    '(',
    'N',
    '2',
    'N0',
    '}0',
    '](',
    '(1',
    ']2a',
    '}NNs',
    '\x94',
    '2\x85',
    '2\x86',
    '2\x87',
    '\x8f',
    '(t',
    'h\0',
    'h\0a',
    '((',
    ']a',
  ],
  'ccollections\nOrderedDict\n)R',
  'ccollections\nOrderedDict\nh\x02\x85R0',
  'X\x00\x00\x00\x00',
  'C\x00',
  'X\x02\x00\x00\x00\xc3\xa9q\x01',
  'G?\xf0\x00\x00\x00\x00\x00\x00',
  `\x8a\x20${'\x7f'.repeat(32)}0`,
].map(latin1);

/** Whole numbers where readers stumble. */
export const NUMBERS: readonly bigint[] = [
  ...[0n, 1n, 2n, 7n, 8n, 63n, 64n, 0x7fn, 0xffn, 0x100n, 0x7fffn, 0xffffn, 0x10000n, 1n << 24n, 1n << 28n],
  ...[0x7fffffffn, 0x80000000n, 0xffffffffn, 1n << 32n, 1n << 52n, 1n << 53n, (1n << 53n) + 1n, 1n << 62n],
  ...[(1n << 63n) - 1n, 1n << 63n, (1n << 64n) - 1n],
];
