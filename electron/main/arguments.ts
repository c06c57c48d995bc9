import { statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a start of the program, or the system, asks to open. */
export interface Opening {
  /** A folder, or a picture in it; null = none is named. */
  readonly folder: string | null;
  /** Checkpoints, ONNX models, and a config that belongs to them. */
  readonly models: readonly string[];
}

const MODEL_FILE = /^\.(pth|pt|ckpt|onnx|py)$/i;

/** Folder of a project's own files, and the ending of a file that stands for the folder it lies in. */
const PROJECT = '.rtmlabel';

/**
 * What the command line names. Switches and what does not exist are passed over.
 * @param appPath in a checkout the app itself is an argument: what comes after it is ours; null when packaged
 * @param cwd folder that relative paths start from
 */
export function openingOf(argv: readonly string[], appPath: string | null, cwd: string): Opening {
  const own =
    appPath === null ? 0 : argv.findIndex((argument, at) => at > 0 && resolve(cwd, argument) === resolve(appPath));
  if (own < 0) return { folder: null, models: [] };
  return openingOfPaths(
    argv
      .slice(own + 1)
      .filter((argument) => !argument.startsWith('-'))
      .map((argument) => resolve(cwd, pathOf(argument))),
  );
}

/** @param paths absolute; the first folder counts */
export function openingOfPaths(paths: readonly string[]): Opening {
  const models: string[] = [];
  let folder: string | null = null;
  for (const path of paths) {
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts === undefined) continue;
    if (facts.isFile() && MODEL_FILE.test(extname(path))) models.push(path);
    else folder ??= folderOf(path);
  }
  return { folder, models };
}

/** `.rtmlabel` inside a project, and a file `anything.rtmlabel`, stand for the folder around them. */
const folderOf = (path: string): string =>
  basename(path) === PROJECT || extname(path) === PROJECT ? dirname(path) : path;

/** Desktops of Linux give addresses. */
function pathOf(argument: string): string {
  if (!argument.startsWith('file://')) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return argument;
  }
}
