/** `_20220719_112220-229f527c` or `-bf32be58`: date and hash that OpenMMLab adds to published files. */
const PUBLISHED = /([_-]\d{8}_\d{6})?-[\da-f]{8}$/;

/** Characters that are safe in file names of every system. */
const UNSAFE = /[^\p{L}\p{M}\p{N}._ -]+/gu;
/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** Three bytes each in Chinese; with class count and hash behind it a file name has room for 255. */
const LONGEST = 70;

/** A short name for a model from the name of its file: without folder, ending, date and hash. */
export function modelNameOf(fileName: string): string {
  const stem = fileName.replace(/\.(pth|pt|ckpt|onnx)$/i, '').replace(PUBLISHED, '');
  // macOS hands out accents as characters of their own.
  const safe = stem
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, LONGEST);
  return safe === '' || RESERVED.test(safe) ? `model_${safe}` : safe;
}
