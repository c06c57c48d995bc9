import { expect, test } from 'vitest';
import { type Boxes, ordered, type Picture, sourceOf } from '../../testing/queueRig';
import { asClassId } from '../dataset/ids';
import { countShown } from './counts';

test('random projects: counts and order are those of a slow and plain way', () => {
  let seed = 7;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  for (let round = 0; round < 40; round++) {
    const pictures = Array.from({ length: 60 }, (): Picture => {
      const boxes: Boxes = Array.from(
        { length: Math.floor(random() * 6) },
        () => [Math.floor(random() * 4), Math.round(random() * 20) / 20] as const,
      );
      const status = random() < 0.2 ? ({ record: { status: 'done' } } as const) : {};
      return { boxes: random() < 0.1 ? null : boxes, ...status };
    });
    const settings = {
      threshold: random(),
      perClass: { 1: random() },
      hiddenClasses: random() < 0.3 ? [asClassId(2)] : [],
    };
    const source = sourceOf(pictures, settings);
    const thresholdOf = (label: number): number =>
      label === 3 || settings.hiddenClasses.includes(asClassId(label))
        ? Number.POSITIVE_INFINITY
        : label === 1
          ? settings.perClass[1]
          : settings.threshold;
    const shown = pictures.map(({ boxes, record }) =>
      record?.status === 'done'
        ? []
        : (boxes ?? []).filter(([label, score]) => Math.fround(score) >= thresholdOf(label)),
    );
    const closed = Uint8Array.from(pictures, ({ record }) => (record?.status === 'done' ? 1 : 0));
    const counts = countShown(source.columns, closed, source.thresholds);
    expect(counts.boxes).toBe(shown.flat().length);
    expect(counts.images).toBe(shown.filter((boxes) => boxes.length > 0).length);
    const lowest = (row: number): number => Math.fround(Math.min(...(shown[row] ?? []).map(([, score]) => score)));
    const group = (row: number): number =>
      closed[row] === 1 ? 2 : pictures[row]?.boxes === null || shown[row]?.length === 0 ? 1 : 0;
    for (const sign of [1, -1]) {
      const expected = pictures
        .map((_, row) => row)
        .sort((a, b) => group(a) - group(b) || (group(a) === 0 ? sign * (lowest(a) - lowest(b)) : 0) || a - b);
      expect(ordered('lowest', source, sign < 0)).toEqual(expected);
    }
  }
});
