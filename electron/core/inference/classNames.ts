import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fail } from '../../../shared/failure/failure';

const METADATA_KEYS = ['classes', 'class_names', 'names', 'CLASSES'];

/** Class names from the file's metadata: a JSON list, a JSON or Python-like map `{0: 'a', 1: 'b'}`, or names by comma or line. */
export function namesInMetadata(metadata: ReadonlyMap<string, string>): readonly string[] | null {
  for (const key of METADATA_KEYS) {
    const names = parseNames(metadata.get(key) ?? '');
    if (names.length > 0) return names;
  }
  return null;
}

/** Names in any of the usual spellings. [] = none. */
export function parseNames(text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const parsed = jsonOf(trimmed);
  if (Array.isArray(parsed)) return parsed.filter((name): name is string => typeof name === 'string');
  if (parsed !== null && typeof parsed === 'object') return Object.values(parsed).map(String);
  // A Python dict: names in order, in either kind of quotes.
  if (/^[{[(]/.test(trimmed))
    return [...trimmed.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, a, b]) => a ?? b ?? '');
  const separator = trimmed.includes('\n') ? /\r?\n/ : ',';
  return trimmed
    .split(separator)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Names from a file beside the model: `model.txt`, `model.names`, `model.json`, `model.onnx.txt`, or a `classes.txt` or
 * `labels.txt` of the folder when it has the right number.
 * @throws AppError `model.classNames` when the model's own file has another number of names
 */
export async function namesBeside(model: string, count: number | null): Promise<readonly string[] | null> {
  const folder = dirname(model);
  const stem = basename(model, extname(model));
  for (const name of [`${stem}.txt`, `${stem}.names`, `${stem}.json`, `${basename(model)}.txt`]) {
    const names = await namesOf(join(folder, name));
    if (names === null) continue;
    if (count !== null && names.length !== count)
      throw fail('model.classNames', { file: name, expected: count, found: names.length });
    return names;
  }
  for (const name of ['classes.txt', 'labels.txt']) {
    const names = await namesOf(join(folder, name));
    if (names !== null && names.length === count) return names;
  }
  return null;
}

async function namesOf(file: string): Promise<readonly string[] | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  const names = text === null ? [] : parseNames(text.replace(/^\uFEFF/, ''));
  return names.length > 0 ? names : null;
}
