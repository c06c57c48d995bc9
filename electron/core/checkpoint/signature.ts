import { type CheckpointProblem, Refusal } from './refusal';

/** Bytes enough to tell any of the formats below. */
export const HEAD = 512;

/** First bytes in hexadecimal. The magic number 0x1950a86a20f9469cfc6c, pickled; protocols 4 and 5 put a frame around it. */
const LEGACY = /^800[2-5](95.{16})?8a0a6cfc9c46f9206aa850192e/;
const ZIP = /^504b(0304|0506)/;

/** What else has a magic number: hexadecimal -> what it is. An ONNX file begins with its IR version, 3 to 12 so far. */
const BINARY: readonly (readonly [RegExp, CheckpointProblem, string?])[] = [
  [/^080[3-9a-c]/, 'onnx'],
  [/^800[1-5]/, 'plain-pickle'],
  [/^1f8b/, 'packed', 'gzip'],
  [/^425a68/, 'packed', 'bzip2'],
  [/^fd377a585a00/, 'packed', 'xz'],
  [/^28b52ffd/, 'packed', 'zstd'],
  [/^377abcaf271c/, 'packed', '7z'],
  [/^52617221/, 'packed', 'RAR'],
];

/** The same for what is recognised by text, every byte being one character. */
const TEXT: readonly (readonly [RegExp, CheckpointProblem])[] = [
  [/^version https:\/\/git-lfs/, 'lfs-pointer'],
  [/^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|!--)/i, 'web-page'],
  [/^.{8}\{"/s, 'safetensors'],
  [/^.{257}ustar/s, 'tar-format'],
];

/**
 * Recognises a PyTorch file by its first bytes: zip (torch 1.6 and later) or the legacy stream that publish scripts write.
 * @throws Refusal that says what the file is instead
 */
export function containerOf(head: Uint8Array): 'zip' | 'legacy' {
  // Not TextDecoder: its latin1 is windows-1252, which moves 0x80 to 0x9f.
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const hex = bytes.toString('hex');
  if (ZIP.test(hex)) return 'zip';
  if (LEGACY.test(hex)) return 'legacy';
  const binary = BINARY.find(([pattern]) => pattern.test(hex));
  const text = TEXT.find(([pattern]) => pattern.test(bytes.toString('latin1')));
  throw new Refusal((binary ?? text)?.[1] ?? 'not-a-checkpoint', 'neither zip nor legacy stream', binary?.[2]);
}
