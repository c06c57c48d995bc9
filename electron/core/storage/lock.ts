import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readFile, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fail } from '../../../shared/failure/failure';
import { isMissing, isTaken } from './files';

interface Owner {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** When the process began, in a form that only this machine understands; '' = unknown. */
  readonly began: string;
  readonly since: string;
}

/** Locks held by this process. */
const held = new Set<string>();

/** A takeover takes milliseconds: one older than this was left behind by a crash. */
const TAKEOVER_MS = 10_000;

export interface Lock {
  release(): Promise<void>;
}

/**
 * Makes this process the only writer of a project. A lock whose process has died is taken over; one of another machine is
 * respected, because nothing tells whether that machine still works.
 * @throws AppError `project.locked` with who has it
 */
export async function takeLock(stateDir: string, folder: string): Promise<Lock> {
  const file = join(stateDir, 'lock');
  const owner: Owner = {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    began: beganOf(process.pid),
    since: new Date().toISOString(),
  };
  if (!(await create(file, owner)) && !(await takeOver(file, owner))) {
    const other = await ownerOf(file);
    const by = other === null ? '?' : `${other.host}, PID ${other.pid}, ${other.since}`;
    throw fail('project.locked', { folder, by });
  }
  held.add(owner.token);
  return {
    async release() {
      held.delete(owner.token);
      if ((await ownerOf(file))?.token === owner.token) await unlink(file).catch(() => undefined);
    },
  };
}

async function create(file: string, owner: Owner): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify(owner));
    await handle.close();
    return true;
  } catch (thrown) {
    if (isTaken(thrown)) return false;
    throw thrown;
  }
}

/** Replaces a dead owner's lock. Only one process at a time may try, and it looks again before it acts. */
async function takeOver(file: string, owner: Owner): Promise<boolean> {
  if (await isAlive(file)) return false;
  const guard = `${file}.takeover`;
  const age = await stat(guard).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  if (age > TAKEOVER_MS) await unlink(guard).catch(() => undefined);
  if (!(await create(guard, owner))) return false;
  try {
    if (await isAlive(file)) return false;
    await unlink(file).catch((thrown: unknown) => {
      if (!isMissing(thrown)) throw thrown;
    });
    return await create(file, owner);
  } finally {
    await unlink(guard).catch(() => undefined);
  }
}

async function ownerOf(file: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

/** A lock that cannot be read was being written when its process died, unless it is brand-new. */
async function isAlive(file: string): Promise<boolean> {
  const owner = await ownerOf(file);
  if (owner === null)
    return stat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs < 2_000,
      () => false,
    );
  if (owner.host !== hostname()) return true;
  if (owner.pid === process.pid) return held.has(owner.token);
  try {
    process.kill(owner.pid, 0);
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
  // The number may belong to a later process by now.
  return owner.began === '' || beganOf(owner.pid) === owner.began;
}

/** Start time of a process in clock ticks since boot (Linux: field 22 of /proc/PID/stat). */
function beganOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
