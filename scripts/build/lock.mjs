import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './bundles.mjs';

const LOCK = join(root, 'out/building.lock');
/** A build takes seconds: an older lock was left by a process that was killed. */
const STALE_MS = 60_000;

/** One build at a time: `npm run rtmlabel` may be started many times at once. */
export async function withBuildLock(work) {
  mkdirSync(dirname(LOCK), { recursive: true });
  while (!take()) await sleep(100);
  try {
    return await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function take() {
  try {
    mkdirSync(LOCK);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > STALE_MS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}
