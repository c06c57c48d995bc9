import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { RequestEntry } from '../../../shared/ipc/labelStudio';
import { freePort, type Running, start, untilReady } from './processes';

const command = resolve('scripts/rtmlabel.mjs');

/** A home of its own for RTMLabel: nothing of the person's is seen or changed. */
export interface Home {
  readonly dir: string;
  readonly logs: string;
}

const environment = ({ dir }: Home): NodeJS.ProcessEnv => {
  const { LABEL_STUDIO_API_KEY: _, ...env } = process.env;
  return { ...env, RTMLABEL_USER_DATA: dir, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8', INIT_CWD: '' };
};

/** Runs `rtmlabel` to its end; returns its standard output. @throws Error with what it printed when it fails */
export async function rtmlabel(home: Home, args: readonly string[]): Promise<string> {
  const options = { env: environment(home), maxBuffer: 64 << 20 };
  return (await promisify(execFile)(process.execPath, [command, ...args], options)).stdout;
}

/** Imports a checkpoint as a person does; returns the title to ask for it by, and its version. */
export async function importModel(home: Home, file: string): Promise<{ title: string; version: string }> {
  const lines = (await rtmlabel(home, ['models', 'import', file, '--json'])).trim().split('\n');
  const { model } = JSON.parse(lines.at(-1) ?? '') as { model: { title: string; version: string } };
  return model;
}

/** A request as `--json` logs it. */
export type LoggedRequest = Omit<RequestEntry, 'failure'> & { readonly code: string | null };

/** A running `rtmlabel serve`. */
export interface Served {
  readonly process: Running;
  readonly port: number;
  /** Address as the person enters it in Label Studio. */
  readonly url: string;
  /** Requests so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  readonly modelVersion: () => string;
}

/** Starts `rtmlabel serve` and waits until its model is ready. */
export async function serve(
  home: Home,
  model: string,
  name: string,
  options: readonly string[] = [],
  extra: NodeJS.ProcessEnv = {},
): Promise<Served> {
  mkdirSync(home.logs, { recursive: true });
  const port = await freePort();
  const requests: LoggedRequest[] = [];
  let version = '';
  const lines = (line: string): void => {
    if (!line.startsWith('{')) return;
    const { event, ...facts } = JSON.parse(line) as { event: string };
    if (event === 'request') requests.push(facts as LoggedRequest);
    if (event === 'model') version = (facts as { version: string }).version;
  };
  const args = [command, 'serve', '--model', model, '--port', String(port), '--json', ...options];
  const running = start('rtmlabel serve', process.execPath, args, {
    env: { ...environment(home), ...extra },
    log: join(home.logs, `rtmlabel-${name}.log`),
    lines,
  });
  await untilReady(running, async () => version !== '', 60);
  return { process: running, port, url: `http://localhost:${port}`, requests, modelVersion: () => version };
}
