import { describe, expect, test } from 'vitest';
import { box, hand, type Keys, ref } from '../../testing/pointerRig';
import { liveTargets } from './machine';

describe('a click', () => {
  test('takes the smallest box, further clicks there go through the others and round', () => {
    const pointer = hand();
    const seen = [1, 2, 3].map(() => pointer.click(70, 70).selected());
    expect(seen).toEqual([[ref('small')], [ref('big')], [ref('small')]]);
  });

  test('at another place takes the smallest again', () => {
    expect(hand().click(70, 70).click(70, 70).click(60, 60).selected()).toEqual([ref('small')]);
  });

  test('on nothing deselects', () => {
    expect(
      hand({ selected: ['big'] })
        .click(350, 150)
        .selected(),
    ).toEqual([]);
  });

  test('catches a box that is two pixels wide beside its line', () => {
    expect(hand().click(298.5, 60).selected()).toEqual([ref('thin')]);
  });

  test('with Ctrl adds to the selection', () => {
    expect(hand({ selected: ['big'] }).click(70, 70, { ctrl: true }).done).toEqual([
      { type: 'toggle', ref: ref('small') },
    ]);
  });

  test('may tremble by two screen pixels', () => {
    const pointer = hand().down(70, 70).move(71, 70).up(71, 70);
    expect(pointer.selected()).toEqual([ref('small')]);
    expect(pointer.done).toEqual([]);
  });
});

describe('drawing', () => {
  test.each([
    ['from the top left', [330, 150, 380, 190], box(330, 150, 50, 40)],
    ['from the bottom right', [380, 190, 330, 150], box(330, 150, 50, 40)],
    ['beyond the image is cut', [330, 150, 999, 999], box(330, 150, 70, 150)],
    ['from outside the image starts at its edge', [-20, 280, 5, 300], box(0, 280, 5, 20)],
  ] as const)('%s', (_name, [x1, y1, x2, y2], expected) => {
    expect(hand().drag(x1, y1, x2, y2).done).toEqual([{ type: 'draw', box: expected }]);
  });

  test('with Shift gives a square that stays in the image', () => {
    expect(hand().drag(330, 150, 340, 190, { shift: true }).done).toEqual([
      { type: 'draw', box: box(330, 150, 40, 40) },
    ]);
    expect(hand().drag(330, 150, 400, 290, { shift: true }).done).toEqual([
      { type: 'draw', box: box(330, 150, 70, 70) },
    ]);
  });

  test('inside another box needs an armed class; without one the box is moved', () => {
    expect(hand({ armed: true }).drag(100, 100, 150, 140).done).toEqual([{ type: 'draw', box: box(100, 100, 50, 40) }]);
    expect(hand().drag(100, 100, 150, 140).done).toEqual([
      { type: 'change', boxes: [{ ref: ref('big'), box: box(60, 50, 200, 200) }] },
    ]);
  });

  test('does nothing when the pointer comes back to where it started', () => {
    expect(hand().down(330, 150).move(350, 170).up(330.5, 150.5).done).toEqual([]);
  });

  test('is undone by Escape', () => {
    const pointer = hand().down(330, 150).move(380, 190).escape().up(380, 190);
    expect(pointer.done).toEqual([]);
    expect(pointer.state().type).toBe('idle');
  });

  test('writes hundredths of a pixel, not more', () => {
    expect(hand().drag(330.123456, 150, 380.98765, 190).done).toEqual([
      { type: 'draw', box: box(330.12, 150, 50.87, 40) },
    ]);
  });
});

describe('moving', () => {
  test('selects the box and writes once, at the end', () => {
    const pointer = hand().down(70, 70).move(75, 70).move(90, 80);
    expect(pointer.done).toEqual([]);
    expect(liveTargets(pointer.state())).toEqual([{ ref: ref('small'), box: box(70, 60, 40, 40) }]);
    pointer.up(90, 80);
    expect(pointer.done).toEqual([{ type: 'change', boxes: [{ ref: ref('small'), box: box(70, 60, 40, 40) }] }]);
    expect(pointer.selected()).toEqual([ref('small')]);
  });

  test('stops at the edge of the image', () => {
    expect(hand().drag(70, 70, -500, 70).done).toEqual([
      { type: 'change', boxes: [{ ref: ref('small'), box: box(0, 50, 40, 40) }] },
    ]);
  });

  test('moves the selected box even when a smaller one lies on top of it', () => {
    expect(hand({ selected: ['big'] }).drag(70, 70, 75, 80).done).toEqual([
      { type: 'change', boxes: [{ ref: ref('big'), box: box(15, 20, 200, 200) }] },
    ]);
  });

  test('moves all selected boxes together', () => {
    expect(hand({ selected: ['small', 'thin'] }).drag(70, 70, 80, 75).done).toEqual([
      {
        type: 'change',
        boxes: [
          { ref: ref('small'), box: box(60, 55, 40, 40) },
          { ref: ref('thin'), box: box(310, 15, 2, 100) },
        ],
      },
    ]);
  });

  test('works on a prediction', () => {
    expect(hand().drag(280, 230, 290, 230).done).toEqual([
      { type: 'change', boxes: [{ ref: ref('p'), box: box(260, 200, 60, 60) }] },
    ]);
  });

  test('that ends where it started writes nothing', () => {
    expect(hand().down(70, 70).move(90, 90).up(70, 70).done).toEqual([]);
  });
});

describe('resizing the selected box', () => {
  const resized = (x1: number, y1: number, x2: number, y2: number, keys: Keys = {}): unknown => {
    const [effect] = hand({ selected: ['big'] }).drag(x1, y1, x2, y2, keys).done;
    return effect?.type === 'change' ? effect.boxes[0]?.box : effect;
  };

  test.each([
    ['corner', [210, 210, 220, 200], box(10, 10, 210, 190)],
    ['opposite corner', [10, 10, 20, 5], box(20, 5, 190, 205)],
    ['middle handle', [210, 110, 250, 150], box(10, 10, 240, 200)],
    ['edge away from handles', [30, 210, 30, 240], box(10, 10, 200, 230)],
    ['edge beyond the image', [210, 110, 900, 110], box(10, 10, 390, 200)],
    ['edge over the opposite one flips', [10, 110, 260, 110], box(210, 10, 50, 200)],
    ['corner over both flips', [10, 10, 250, 230], box(210, 210, 40, 20)],
  ] as const)('%s', (_name, [x1, y1, x2, y2], expected) => {
    expect(resized(x1, y1, x2, y2)).toEqual(expected);
  });

  test('never makes it thinner than a pixel', () => {
    expect(resized(210, 110, 10, 110)).toEqual(box(10, 10, 1, 200));
  });

  test('with Shift gives a square', () => {
    expect(resized(210, 210, 150, 100, { shift: true })).toEqual(box(10, 10, 140, 140));
  });

  test('a handle wins over a box below it, but only of the selected box', () => {
    expect(hand().drag(210, 210, 220, 220).done).not.toEqual([
      { type: 'change', boxes: [{ ref: ref('big'), box: box(10, 10, 210, 210) }] },
    ]);
  });

  test('Escape leaves the box as it was', () => {
    const pointer = hand({ selected: ['big'] })
      .down(210, 210)
      .move(150, 150);
    expect(liveTargets(pointer.state())).toHaveLength(1);
    pointer.escape();
    expect(liveTargets(pointer.state())).toEqual([]);
    expect(pointer.up(150, 150).done).toEqual([]);
  });
});

test('panning follows the pointer and touches no box', () => {
  const pointer = hand().down(70, 70, { pan: true }).move(80, 65).up(80, 75);
  expect(pointer.done).toEqual([
    { type: 'pan', dx: 20, dy: -10 },
    { type: 'pan', dx: 0, dy: 20 },
  ]);
});
