import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intentions, lived } from '../../testing/arbitraryEdits';
import { emptyDocument } from '../dataset/document';
import { decodeEntry, encodeEntry } from '../project/journal';
import { FORMAT_VERSION } from '../project/migrations';
import { decodeSnapshot, encodeSnapshot } from '../project/snapshot';
import { applyDiff, applyDiffs } from './apply';
import type { Diff } from './diff';
import { NO_HISTORY, record, redone, undone } from './history';
import { invert } from './invert';
import { squash } from './squash';

const EMPTY: Diff = { label: 'all', changes: [] };

describe('any life of any project', () => {
  test('is undone to the beginning and done again to the end, through the same documents', () => {
    fc.assert(
      fc.property(intentions, (plans) => {
        const { documents, diffs, last } = lived(plans);
        let history = diffs.reduce((past, diff) => record(past, diff), NO_HISTORY);
        let present = last;
        for (let at = documents.length - 2; at >= 0; at--) {
          const step = undone(history);
          present = applyDiff(present, step?.apply ?? EMPTY);
          history = step?.history ?? history;
          expect(present).toStrictEqual(documents[at]);
        }
        expect(undone(history)).toBeNull();
        for (let at = 1; at < documents.length; at++) {
          const step = redone(history);
          present = applyDiff(present, step?.apply ?? EMPTY);
          history = step?.history ?? history;
          expect(present).toStrictEqual(documents[at]);
        }
        expect(redone(history)).toBeNull();
      }),
    );
  });

  test('is the same when its diffs are inverted twice, applied at once, or joined into one', () => {
    fc.assert(
      fc.property(intentions, fc.array(fc.boolean(), { minLength: 1 }), (plans, joins) => {
        const { diffs, last } = lived(plans);
        for (const diff of diffs) expect(invert(invert(diff))).toStrictEqual(diff);
        expect(applyDiffs(emptyDocument(), diffs)).toStrictEqual(last);
        const all = diffs.reduce(squash, EMPTY);
        expect(applyDiff(emptyDocument(), all)).toStrictEqual(last);
        expect(applyDiff(last, invert(all))).toStrictEqual(emptyDocument());
        // Series (nudges) join steps of the history at any place.
        let history = diffs.reduce((past, diff, at) => record(past, diff, joins[at % joins.length]), NO_HISTORY);
        let present = last;
        for (let step = undone(history); step !== null; step = undone(history)) {
          present = applyDiff(present, step.apply);
          history = step.history;
        }
        expect(present).toStrictEqual(emptyDocument());
      }),
    );
  });

  test('comes back from journal and snapshot, undo included', () => {
    fc.assert(
      fc.property(intentions, (plans) => {
        const { diffs, last } = lived(plans);
        for (const [at, diff] of diffs.entries())
          for (const one of [diff, invert(diff)]) {
            const line = encodeEntry({ seq: at + 1, diff: one });
            expect(line.slice(0, -1)).not.toContain('\n');
            expect(decodeEntry(line.slice(0, -1), FORMAT_VERSION)).toStrictEqual({ seq: at + 1, diff: one });
          }
        const bytes = Buffer.from(encodeSnapshot({ seq: diffs.length, document: last }));
        expect(decodeSnapshot(bytes.toString('utf8'))).toStrictEqual({
          ok: true,
          snapshot: { seq: diffs.length, document: last },
        });
      }),
    );
  });
});
