import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fail } from '../../../../shared/failure/failure';
import { isList, type LiteralDict } from './literal';
import { mergeConfig } from './merge';
import { parseConfig } from './parse';

/** No config of the field comes near. */
const MAX_BYTES = 4 << 20;
const MAX_BASES = 16;
/** A share of another computer: asking for it would tell that computer who is logged in here. */
const NETWORK = /^[\\/]{2}/;

export interface ConfigFile {
  readonly config: LiteralDict;
  /** `_base_` files that are not there: what they say is missing. */
  readonly missing: readonly string[];
}

/**
 * Reads an MMDetection or MMYOLO config as literals, with the `_base_` files it names, relative to it, where they exist.
 * Nothing is evaluated or imported.
 * @throws AppError `convert.config` when the file cannot be read or assigns nothing
 */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  const missing: string[] = [];
  const seen = new Set<string>();
  const config = await read(resolve(path), true);
  if (config === null || config.size === 0)
    throw fail('convert.config', { file: basename(path), reason: '0 × name = …' });
  return { config, missing };

  async function read(file: string, own: boolean): Promise<LiteralDict | null> {
    if (seen.has(file) || seen.size >= MAX_BASES) return new Map();
    seen.add(file);
    const source = await sourceOf(file, own);
    if (source === null) return null;
    const parsed = parseConfig(source);
    let below: LiteralDict = new Map();
    for (const base of basesOf(parsed)) {
      const found = NETWORK.test(base) ? null : await read(resolve(dirname(file), base), false);
      if (found === null) missing.push(base);
      else below = mergeConfig(below, found);
    }
    return mergeConfig(below, new Map([...parsed].filter(([key]) => key !== '_base_')));
  }
}

function basesOf(config: LiteralDict): readonly string[] {
  const base = config.get('_base_');
  const all = isList(base) ? base : [base];
  // `mmdet::rtmdet/…` names a file of an installed package.
  return all.filter((one): one is string => typeof one === 'string');
}

async function sourceOf(file: string, own: boolean): Promise<string | null> {
  try {
    const facts = await stat(file);
    // Pipes and devices have no size and no end.
    if (facts.isFile() && facts.size <= MAX_BYTES) return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
    const reason = facts.isFile() ? `${facts.size} > ${MAX_BYTES} bytes` : 'EISDIR';
    if (own) throw fail('convert.config', { file: basename(file), reason });
    return null;
  } catch (thrown) {
    if (!own) return null;
    if (!(thrown instanceof Error) || !('code' in thrown)) throw thrown;
    throw fail('convert.config', { file: basename(file), reason: String(thrown.code) });
  }
}
