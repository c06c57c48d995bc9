import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDocument, type ProjectDocument } from '../../../shared/dataset/document';
import { applyDiff } from '../../../shared/editing/apply';
import { decodeEntry } from '../../../shared/project/journal';
import { FORMAT_VERSION } from '../../../shared/project/migrations';
import { decodeSnapshot } from '../../../shared/project/snapshot';
import { bundleForNode } from '../../../testing/bundle';
import { randomDiff, randomOf } from '../../../testing/randomEdits';
import { openProject } from './openProject';

/** 50 for a thorough run: RTMLABEL_KILL_ROUNDS=50. */
const ROUNDS = Number(process.env.RTMLABEL_KILL_ROUNDS ?? 6);

let child = '';
let folder = '';
beforeAll(async () => {
  child = await bundleForNode('testing/editUntilKilled.ts', 'editUntilKilled');
  folder = await mkdtemp(join(tmpdir(), 'rtmlabel-kill-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the child for a while, kills it without warning, and returns the last confirmed sequence number. */
function editAndKill(seed: number, afterMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const process = spawn('node', [child, folder, join(folder, 'data'), String(seed)]);
    let output = '';
    let errors = '';
    process.stdout.on('data', (chunk: Buffer) => {
      // The clock starts when it works, so that the kill meets it at work.
      if (output === '') setTimeout(() => process.kill('SIGKILL'), afterMs);
      output += chunk.toString();
    });
    process.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    process.on('close', () => {
      const whole = output.slice(0, output.lastIndexOf('\n')).split('\n');
      const last = whole[whole.length - 1] ?? '';
      if (errors !== '' || last === '') reject(new Error(errors || 'the child confirmed nothing'));
      else resolve((JSON.parse(last) as { seq: number }).seq);
    });
  });
}

/** What the child must have made, from its seeds alone: the same random edits replayed in memory. */
function replayOf(before: ProjectDocument, seed: number, count: number): ProjectDocument {
  const random = randomOf(seed);
  let document = before;
  for (let step = seed * 100_000, done = 0; done < count; step++) {
    const diff = randomDiff(document, random, step);
    if (diff.changes.length === 0) continue;
    document = applyDiff(document, diff);
    done++;
  }
  return document;
}

test(
  `no confirmed edit is lost in ${ROUNDS} rounds of edit, kill -9, reopen`,
  async () => {
    let document = emptyDocument();
    let seq = 0;
    let total = 0;
    const random = randomOf(7);
    for (let round = 1; round <= ROUNDS; round++) {
      const confirmed = await editAndKill(round, 20 + random() * 400);
      const project = await openProject(folder, { dataDir: join(folder, 'data') });
      const reopened = project.document();
      const { seq: next } = await project.commit({ label: 'probe', changes: [] });
      await project.close();
      const kept = next - 1;
      // One edit may be on the disk whose confirmation the kill cut off; none that was confirmed may be missing.
      expect(kept).toBeGreaterThanOrEqual(confirmed);
      expect(kept).toBeLessThanOrEqual(confirmed + 1);
      document = replayOf(document, round, kept - seq);
      expect(reopened).toEqual(document);
      total += kept - seq;
      seq = next;
    }
    process.stdout.write(`kill -9: ${ROUNDS} rounds, ${total} edits, none lost\n`);
  },
  ROUNDS * 20_000,
);

test('a snapshot and a journal that overlap after a crash between them replay once', async () => {
  const here = await mkdtemp(join(tmpdir(), 'rtmlabel-overlap-'));
  const project = await openProject(here, { dataDir: here });
  const random = randomOf(3);
  for (let step = 0; step < 50; step++) await project.commit(randomDiff(project.document(), random, step));
  const journal = await readFile(join(project.stateDir, 'journal.jsonl'), 'utf8');
  const expected = project.document();
  await project.close();
  // As if the crash had come after the snapshot and before the journal began anew.
  await writeFile(join(project.stateDir, 'journal.jsonl'), journal);
  const snapshot = decodeSnapshot(await readFile(join(project.stateDir, 'project.json'), 'utf8'));
  expect(snapshot.ok && snapshot.snapshot.seq).toBe(50);
  expect(decodeEntry(journal.split('\n')[50] ?? '', FORMAT_VERSION)?.seq).toBe(50);
  const again = await openProject(here, { dataDir: here });
  expect(again.document()).toEqual(expected);
  expect(await again.commit({ label: 'x', changes: [] })).toEqual({ seq: 51 });
  await again.close();
  await rm(here, { recursive: true });
});
