import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32';
import { decodeEntry } from './journal';
import { FORMAT_VERSION } from './migrations';
import { decodeSnapshot } from './snapshot';

const box = { x: 1, y: 2, width: 3, height: 4 };
const old = { id: 'a', classId: 0, box, provenance: { kind: 'imported' }, iscrowd: true };
const now = { id: 'a', classId: 0, box, provenance: { kind: 'imported' }, attributes: { iscrowd: true } };
const plain = { id: 'b', classId: 0, box, provenance: { kind: 'drawn' } };

const line = (diff: unknown): string => {
  const json = JSON.stringify({ seq: 7, diff });
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}`;
};

describe('format 1', () => {
  it('journal: the crowd of a box is one of its attributes', () => {
    const change = (before: unknown, after: unknown, id = 'a') => ({
      type: 'annotation',
      image: 'x.jpg',
      id,
      at: 0,
      before,
      after,
    });
    const status = { type: 'status', image: 'x.jpg', before: 'unseen', after: 'done' };
    const text = line({
      label: 'importCoco',
      changes: [change(null, old), change(old, { ...old, box }), change(null, plain, 'b'), status],
    });
    expect(decodeEntry(text, 1)).toEqual({
      seq: 7,
      diff: {
        label: 'importCoco',
        changes: [change(null, now), change(now, now), change(null, plain, 'b'), status],
      },
    });
  });

  it('snapshot: likewise, and the project has no attributes of its own', () => {
    const text = JSON.stringify({
      rtmlabel: 'project',
      version: 1,
      seq: 3,
      classes: [{ id: 0, name: 'cat', color: { slot: 0, ring: 0 } }],
      nextClassId: 1,
      bridge: [],
      images: [{ path: 'x.jpg', status: 'done', annotations: [old, plain], rejections: [] }],
    });
    const read = decodeSnapshot(text);
    expect(read).toMatchObject({
      ok: true,
      snapshot: { seq: 3, document: { attributes: [] } },
    });
    expect(read.ok && [...read.snapshot.document.images.values()]).toEqual([
      { status: 'done', annotations: [now, plain], rejections: [] },
    ]);
  });

  it.each([[null], [7], [{}], [{ changes: 7 }], [{ label: 'x', changes: [null] }]])(
    'damage stays damage: %j',
    (diff) => {
      expect(decodeEntry(line(diff), 1)).toBeNull();
    },
  );
});

it('a later format is refused, not guessed', () => {
  expect(decodeSnapshot(JSON.stringify({ rtmlabel: 'project', version: FORMAT_VERSION + 1 }))).toEqual({
    ok: false,
    problem: { newer: FORMAT_VERSION + 1 },
  });
});
