import { describe, expect, test } from 'vitest';
import { box, hand, ref, TARGETS } from '../../testing/pointerRig';
import { targetsAt } from './hit';

describe('a frame with Shift', () => {
  test('adds the boxes that lie in it wholly', () => {
    const pointer = hand({ selected: ['thin'] })
      .down(240, 190, { shift: true })
      .move(320, 270);
    expect(pointer.state()).toMatchObject({ type: 'marquee', caught: [ref('p')] });
    expect(pointer.up(320, 270).selected()).toEqual([ref('thin'), ref('p')]);
    expect(pointer.done).toEqual([]);
  });

  test('may start in a box, also with a class armed, and leaves out what it only touches', () => {
    const pointer = hand({ armed: true }).down(30, 30, { shift: true }).move(120, 120).up(120, 120);
    expect(pointer.selected()).toEqual([ref('small')]);
  });

  test('that catches nothing keeps the selection', () => {
    const pointer = hand({ selected: ['big'] })
      .down(350, 150, { shift: true })
      .up(390, 190);
    expect(pointer.selected()).toEqual([ref('big')]);
  });

  test('is taken back by Escape', () => {
    const pointer = hand().down(240, 190, { shift: true }).move(320, 270).escape().up(320, 270);
    expect(pointer.selected()).toEqual([]);
  });

  test('is none when Shift comes during the drag: that is a square', () => {
    expect(hand().down(330, 150).move(340, 190, { shift: true }).up(340, 190, { shift: true }).done).toEqual([
      { type: 'draw', box: box(330, 150, 40, 40) },
    ]);
  });

  test('a click with Shift adds', () => {
    expect(hand().click(70, 70, { shift: true }).done).toEqual([{ type: 'toggle', ref: ref('small') }]);
  });
});

describe('with Alt', () => {
  test('a box is drawn from its middle', () => {
    expect(hand().drag(340, 160, 350, 180, { alt: true }).done).toEqual([{ type: 'draw', box: box(330, 140, 20, 40) }]);
  });

  test('the opposite edge goes the other way', () => {
    const [effect] = hand({ selected: ['small'] }).drag(90, 70, 100, 70, { alt: true }).done;
    expect(effect).toEqual({ type: 'change', boxes: [{ ref: ref('small'), box: box(40, 50, 60, 40) }] });
  });
});

describe('drawing by two clicks', () => {
  const option = { twoClick: true };

  test('click, move, click', () => {
    const pointer = hand(option).click(330, 150).move(360, 170);
    expect(pointer.state()).toMatchObject({ type: 'drawing', box: box(330, 150, 30, 20) });
    expect(pointer.done).toEqual([]);
    expect(pointer.click(380, 190).done).toEqual([{ type: 'draw', box: box(330, 150, 50, 40) }]);
    expect(pointer.state().type).toBe('idle');
  });

  test('Escape takes the first click back', () => {
    const pointer = hand(option).click(330, 150).move(360, 170).escape();
    expect(pointer.state().type).toBe('idle');
    expect(pointer.done).toEqual([]);
  });

  test('the second click at the same place draws nothing', () => {
    expect(hand(option).click(330, 150).click(330.5, 150.5).done).toEqual([]);
  });

  test('the picture may be moved in between', () => {
    const pointer = hand(option).click(330, 150).down(340, 160, { pan: true }).up(340, 160);
    expect(pointer.state().type).toBe('drawing');
    expect(pointer.click(380, 190).done).toContainEqual({ type: 'draw', box: box(330, 150, 50, 40) });
  });

  test('a drag still draws, a click on a box still takes it, unless a class is armed', () => {
    expect(hand(option).drag(330, 150, 380, 190).done).toEqual([{ type: 'draw', box: box(330, 150, 50, 40) }]);
    expect(hand(option).click(70, 70).selected()).toEqual([ref('small')]);
    expect(
      hand({ ...option, armed: true })
        .click(70, 70)
        .click(80, 85).done,
    ).toEqual([{ type: 'draw', box: box(70, 70, 10, 15) }]);
  });

  test('is off unless a person wants it', () => {
    expect(hand().click(330, 150).state().type).toBe('idle');
  });
});

describe('edges attract', () => {
  const option = { snapping: true };

  test('the start and the end of a drawn box', () => {
    expect(hand(option).drag(212.4, 60, 298, 108).done).toEqual([{ type: 'draw', box: box(210, 60, 90, 50) }]);
  });

  test('a moved box, by either of its edges', () => {
    const pointer = hand({ ...option, selected: ['p'] })
      .down(280, 230)
      .move(368, 231);
    expect(pointer.state()).toMatchObject({ guides: [{ axis: 'x', at: 400 }] });
    expect(pointer.up(368, 231).done).toEqual([
      { type: 'change', boxes: [{ ref: ref('p'), box: box(340, 201, 60, 60) }] },
    ]);
  });

  test('a resized edge', () => {
    const pointer = hand({ ...option, selected: ['big'] }).drag(210, 110, 248.5, 110);
    expect(pointer.done).toEqual([{ type: 'change', boxes: [{ ref: ref('big'), box: box(10, 10, 240, 200) }] }]);
  });

  test('not while Ctrl is held, and not a square', () => {
    expect(hand(option).drag(350, 60, 398, 108, { ctrl: true }).done).toEqual([
      { type: 'draw', box: box(350, 60, 48, 48) },
    ]);
    expect(hand(option).drag(350, 60, 398.5, 100, { shift: true }).done).toEqual([
      { type: 'draw', box: box(350, 60, 48.5, 48.5) },
    ]);
  });

  test('its own former place does not hold a box', () => {
    const pointer = hand({ ...option, selected: ['small'] }).drag(70, 70, 72, 72);
    expect(pointer.done).toEqual([{ type: 'change', boxes: [{ ref: ref('small'), box: box(52, 52, 40, 40) }] }]);
  });
});

describe('a ghost', () => {
  const ghosts = [box(20, 20, 100, 100), box(330, 150, 40, 40)];

  test('is taken back by a click into it', () => {
    expect(hand({ ghosts }).click(350, 170).done).toEqual([{ type: 'restore', ghost: 1 }]);
  });

  test('over a box only by a click on its line', () => {
    expect(hand({ ghosts }).click(70, 70).done).toEqual([]);
    expect(hand({ ghosts }).click(20.5, 45).done).toEqual([{ type: 'restore', ghost: 0 }]);
  });

  test('does not stop drawing', () => {
    expect(hand({ ghosts }).drag(340, 160, 380, 200).done).toEqual([{ type: 'draw', box: box(340, 160, 40, 40) }]);
  });
});

test('a box that was sent behind is taken after the others', () => {
  expect(targetsAt([{ ...TARGETS[1]!, behind: 1 }, TARGETS[0]!], { x: 70, y: 70 }, 0).map((one) => one.ref)).toEqual([
    ref('big'),
    ref('small'),
  ]);
});
