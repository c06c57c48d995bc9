import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Facts } from './probe';

export interface ServerPaths {
  /** The built command line. */
  readonly command: string;
  /** The built `probe.ts`. */
  readonly probe: string;
  readonly cwd: string;
  /** Home, temporary folder and RTMLabel's own folder. */
  readonly env: NodeJS.ProcessEnv;
}

/** `rtmlabel serve` in a process of its own, that can be asked how it is. */
export interface ServerProcess {
  readonly port: number;
  readonly version: string;
  /** Exit code or signal once it has ended. */
  ended(): string | null;
  /** @param collect collects garbage before; @param reset lets the delays of the event loop begin anew */
  facts(collect: boolean, reset?: boolean): Promise<Facts>;
  stop(): Promise<void>;
}

/**
 * Starts the server and waits for its model.
 * @param told every event of its log
 * @throws Error with what it printed when it does not come up
 */
export async function startServer(
  { command, probe, cwd, env }: ServerPaths,
  args: readonly string[],
  told: (event: Readonly<Record<string, unknown>>) => void,
): Promise<ServerProcess> {
  const child = fork(command, ['serve', '--port', '0', '--json', ...args], {
    cwd,
    env: { ...env, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
    execArgv: ['--expose-gc', '--require', probe],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  process.on('exit', () => child.kill('SIGKILL'));
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4000);
  });
  let end: string | null = null;
  const exit = new Promise<void>((done) => {
    child.once('exit', (code, signal) => {
      end = `ended with ${signal ?? code}: ${errors}`;
      done();
    });
  });
  let port = 0;
  const version = new Promise<string>((ready) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const event = JSON.parse(line) as Readonly<Record<string, unknown>>;
      told(event);
      if (event.event === 'listening') port = Number((event.addresses as string[])[0]?.split(':').at(-1));
      if (event.event === 'model') ready(String(event.version));
    });
  });
  await Promise.race([version, exit]);
  if (end !== null) throw new Error(`The server ${end}`);
  return {
    port,
    version: await version,
    ended: () => end,
    facts: (collect, reset = true) => factsOf(child, { collect, reset }),
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}

let lastQuestion = 0;

function factsOf(child: ChildProcess, how: { collect: boolean; reset: boolean }): Promise<Facts> {
  const question = ++lastQuestion;
  return new Promise((resolve, reject) => {
    const over = (): void => reject(new Error('the server has ended'));
    const hear = ({ facts, told }: { facts: number; told: Facts }): void => {
      if (facts !== question) return;
      child.off('message', hear);
      child.off('exit', over);
      resolve(told);
    };
    child.on('message', hear);
    child.once('exit', over);
    child.send({ facts: question, ...how });
  });
}
