/** `_20220719_112220-229f527c` or `-bf32be58`: date and hash that OpenMMLab adds to published files. */
const PUBLISHED = /([_-]\d{8}_\d{6})?-[\da-f]{8}$/;

/** Characters that are safe in file names of every system. */
const UNSAFE = /[^\p{L}\p{N}._ -]+/gu;
/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST = 80;

/** A short name for a model from the name of its file: without folder, ending, date and hash. */
export function modelNameOf(fileName: string): string {
  const stem = fileName.replace(/\.(pth|pt|ckpt|onnx)$/i, '').replace(PUBLISHED, '');
  const safe = stem
    .replace(UNSAFE, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, LONGEST);
  return safe === '' || RESERVED.test(safe) ? `model_${safe}` : safe;
}
