import { expect, it } from 'vitest';
import { asClassId } from '../dataset/ids';
import { agreementOf, type DifferenceKind, differencesOf, NO_AGREEMENT, shareSame, sumOfAgreements } from './agreement';

const [CAT, DOG] = [asClassId(0), asClassId(1)];
const box = (x: number, width = 100, classId = CAT) => ({ classId, box: { x, y: 0, width, height: 100 } });

it.each<[string, ReturnType<typeof box>[], ReturnType<typeof box>[], DifferenceKind[]]>([
  ['two empty images', [], [], []],
  ['a steady hand', [box(0)], [box(3)], ['same']],
  ['an edge elsewhere', [box(0)], [box(0, 70)], ['moved']],
  ['far off, but meant', [box(0)], [box(60)], ['moved']],
  ['another class', [box(0)], [box(0, 100, DOG)], ['renamed']],
  ['seen only once', [box(0)], [box(500)], ['missed', 'extra']],
  ['drawn twice', [box(0)], [box(0), box(2)], ['same', 'extra']],
])('%s', (_, first, second, kinds) => {
  expect(differencesOf(first, second).map(({ kind }) => kind)).toEqual(kinds);
});

it('figures', () => {
  const agreement = agreementOf(differencesOf([box(0), box(200), box(400)], [box(0), box(200, 60)]));
  expect(agreement).toEqual({ ...NO_AGREEMENT, same: 1, moved: 1, missed: 1 });
  expect(shareSame(sumOfAgreements([agreement, { ...NO_AGREEMENT, same: 3 }]))).toBeCloseTo(4 / 6);
  expect(shareSame(NO_AGREEMENT)).toBeNull();
});
