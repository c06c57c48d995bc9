import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyDocument, type ProjectDocument } from '../../../shared/dataset/document';
import { asAnnotationId, asClassId, asImagePath, type ImagePath } from '../../../shared/dataset/ids';
import type { Diff } from '../../../shared/editing/diff';
import { snapshotParts } from '../../../shared/project/snapshot';
import { writeWhole } from './files';
import { openProject } from './openProject';
import { readProject } from './readProject';
import { FILES, prepareStateDir } from './stateDir';

let folder = '';
let stateDir = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rtmlabel-large-'));
  stateDir = (await prepareStateDir(folder, folder)).path;
});
afterEach(() => rm(folder, { recursive: true }));

const image = (at: number): ImagePath => asImagePath(`sub/图 ${at}.jpg`);
const box = { x: 1.25, y: 2.5, width: 30.125, height: 40 };
const annotation = { id: asAnnotationId('a'), classId: asClassId(0), box, provenance: { kind: 'drawn' as const } };
const record = { status: 'in progress' as const, annotations: Array(10).fill(annotation), rejections: [] };
/** Its snapshot has two megabytes. */
const large: ProjectDocument = {
  ...emptyDocument(),
  images: new Map(Array.from({ length: 1_500 }, (_, at) => [image(at), record])),
};
const submit = (at: number): Diff => ({
  label: 'submit',
  changes: [{ type: 'status', image: image(at), before: at < 1_500 ? 'in progress' : 'unseen', after: 'done' }],
});
const done = ({ images }: ProjectDocument): number =>
  [...images.values()].filter(({ status }) => status === 'done').length;
const linesOfJournal = async (): Promise<number> =>
  (await readFile(join(stateDir, FILES.journal), 'utf8')).split('\n').length - 2;
const open = (): ReturnType<typeof openProject> => openProject(folder, { dataDir: folder });

test('a large snapshot is read with progress, and what throws there ends the opening', async () => {
  const length = await writeWhole(join(stateDir, FILES.snapshot), snapshotParts({ seq: 0, document: large }));
  expect((await stat(join(stateDir, FILES.snapshot))).size).toBe(length);
  const parts: number[] = [];
  const project = await openProject(folder, { dataDir: folder, onRead: (part) => parts.push(part) });
  expect({ ...project.document(), images: new Map(project.document().images) }).toEqual(large);
  expect(parts).toEqual([...parts].sort());
  expect(parts.length).toBeGreaterThan(1);
  expect(parts[parts.length - 1]).toBe(1);
  await project.close();
  const stop = new Error('enough');
  const stopped = openProject(folder, {
    dataDir: folder,
    onRead: () => {
      throw stop;
    },
  });
  await expect(stopped).rejects.toBe(stop);
  await (await open()).close();
});

test('edits that come while a snapshot is written stay in the journal', { timeout: 60_000 }, async () => {
  const project = await open();
  let edits = 2_000;
  await Promise.all(Array.from({ length: edits }, (_, at) => project.commit(submit(at))));
  // The snapshot is begun now; until the journal begins anew, edits come one by one.
  while ((await linesOfJournal()) >= edits && edits < 6_000) await project.commit(submit(edits++));
  expect(await linesOfJournal()).toBeLessThan(1_500);
  expect(edits).toBeGreaterThan(2_000);
  expect(done((await readProject(folder, null)).document)).toBe(edits);
  expect(await project.commit(submit(edits))).toEqual({ seq: edits + 1 });
  await project.close();
  expect(await linesOfJournal()).toBe(0);
  expect(done((await readProject(folder, null)).document)).toBe(edits + 1);
});

test('closing writes a large snapshot anew only when there is much to put into it', async () => {
  await writeWhole(join(stateDir, FILES.snapshot), snapshotParts({ seq: 5, document: large }));
  const before = await stat(join(stateDir, FILES.snapshot));
  const project = await open();
  for (let at = 0; at < 20; at++) await project.commit(submit(at));
  await project.close();
  expect((await stat(join(stateDir, FILES.snapshot))).mtimeMs).toBe(before.mtimeMs);
  expect(await linesOfJournal()).toBe(20);
  const again = await open();
  expect(done(again.document())).toBe(20);
  for (let at = 20; at < 120; at++) await again.commit(submit(at));
  await again.close();
  expect(await linesOfJournal()).toBe(0);
  expect(done((await readProject(folder, null)).document)).toBe(120);
});
