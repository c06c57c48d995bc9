import { describe, expect, test } from 'vitest';
import { filtered, own, type Picture, sourceOf } from '../../testing/queueRig';
import { asClassId } from '../dataset/ids';
import { NO_FILTER, type QueueFilter } from '../project/settings';
import { isOpenFilter, withoutPart } from './filter';

describe('filter', () => {
  const pictures: readonly Picture[] = [
    {
      boxes: [
        [0, 0.9],
        [1, 0.4],
      ],
    },
    { boxes: [[1, 0.2]], record: { status: 'in progress', annotations: [own(2, 'edited', 0.6), own(0, 'drawn')] } },
    { boxes: null, problem: true },
    { boxes: [[0, 0.9]], record: { status: 'done' } },
    { boxes: null },
  ];
  const source = sourceOf(pictures, { threshold: 0.3 });
  test.each<readonly [Partial<QueueFilter>, readonly number[]]>([
    [{}, [0, 1, 2, 3, 4]],
    [{ text: ' R/1' }, [1]],
    [{ status: 'unseen' }, [0, 4]],
    [{ status: 'problem' }, [2]],
    [{ status: 'done' }, [3]],
    [{ classId: asClassId(1) }, [0]],
    [{ classId: asClassId(2) }, [1]],
    [{ boxes: { least: 2, most: null } }, [0, 1]],
    [{ boxes: { least: null, most: 0 } }, [3]],
    [{ score: { least: 0.5, most: 0.7 } }, [1]],
    [{ score: { least: 0.5, most: 0.7 }, status: 'done' }, []],
  ])('%j', (filter, rows) => expect(filtered(source, { ...NO_FILTER, ...filter })).toEqual(rows));

  test('the image a person is on stays', () => {
    expect(filtered(source, { ...NO_FILTER, status: 'done' }, 1)).toEqual([1, 3]);
    expect(filtered(source, { ...NO_FILTER, text: 'nowhere' }, 1)).toEqual([]);
  });

  test('parts can be taken off', () => {
    const filter = { ...NO_FILTER, text: 'a', boxes: { least: 1, most: 2 } };
    expect(isOpenFilter(withoutPart(withoutPart(filter, 'text'), 'boxes'))).toBe(true);
    expect(isOpenFilter(filter)).toBe(false);
  });
});
