import { execFileSync, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const program = resolve('out/headless/rtmlabel.cjs');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command; `interrupt` sends Ctrl-C when its first progress line is out. */
export function rtmlabel(
  args: readonly string[],
  {
    cwd,
    language = 'en_US.UTF-8',
    interrupt = false,
    userData = '',
  }: { cwd?: string; language?: string; interrupt?: boolean; userData?: string } = {},
): Promise<Outcome> {
  return new Promise((done) => {
    const env = { ...process.env, LANG: language, LC_ALL: language, RTMLABEL_USER_DATA: userData };
    const child = spawn(process.execPath, [program, ...args], { cwd, env });
    let [out, err, asked] = ['', '', false];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (interrupt && !asked && out.includes('"progress"')) {
        asked = true;
        child.kill('SIGINT');
      }
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => done({ code, out, err }));
  });
}

/** Builds the command when its sources are newer. */
export const buildCommand = (): void => {
  execFileSync(process.execPath, ['scripts/build.mjs', 'headless']);
};
