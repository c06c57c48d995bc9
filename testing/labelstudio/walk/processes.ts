import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** A program that runs beside the walk; what it prints goes to a file. */
export interface Running {
  readonly name: string;
  readonly log: string;
  /** Exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly hasEnded: () => boolean;
  /** Asks it to stop, and kills it when it has not after `grace` milliseconds. */
  readonly stop: (grace?: number) => Promise<number | null>;
}

const running = new Set<ChildProcess>();

/**
 * Starts a program. It stays in the walk's own process group, which the script that started the walk ends for sure.
 * @param lines told every line of standard output
 */
export function start(
  name: string,
  command: string,
  args: readonly string[],
  {
    env,
    log,
    lines = () => undefined,
  }: { readonly env: NodeJS.ProcessEnv; readonly log: string; readonly lines?: (line: string) => void },
): Running {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const file = createWriteStream(log);
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    file.write(chunk);
    const [last = '', ...whole] = `${rest}${chunk.toString()}`.split('\n').reverse();
    rest = last;
    for (const line of whole.reverse()) lines(line);
  });
  child.stderr.on('data', (chunk: Buffer) => file.write(chunk));
  let over = false;
  const ended = new Promise<number | null>((resolve) => {
    const done = (code: number | null): void => {
      over = true;
      running.delete(child);
      file.end();
      resolve(code);
    };
    child.on('error', () => done(127));
    child.on('close', done);
  });
  return {
    name,
    log,
    ended,
    hasEnded: () => over,
    async stop(grace = 8000) {
      if (over) return ended;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), grace);
      const code = await ended;
      clearTimeout(timer);
      return code;
    },
  };
}

/** Kills whatever is left. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until `ready` says true. @throws Error when the program ends before, or after `seconds`, with its last lines */
export async function untilReady(program: Running, ready: () => Promise<boolean>, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!program.hasEnded() && performance.now() < end) {
    if (await ready().catch(() => false)) return;
    await sleep(200);
  }
  const why = program.hasEnded() ? `ended with code ${await program.ended}` : `was not ready after ${seconds} s`;
  throw new Error(`${program.name} ${why}; its log (${program.log}) ends with:\n${lastLines(program.log)}`);
}

const lastLines = (file: string): string => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
