import { describe, expect, test } from 'vitest';
import { asAnnotationId } from '../../shared/dataset/ids';
import type { Box, Point } from '../../shared/geometry/box';
import { annotationRef, type BoxRef, predictionRef } from '../store/boxRef';
import { type Target, targetsAt } from './hit';
import { liveTargets, step } from './machine';
import { type Effect, type Held, IDLE, type Scene, type ToolState } from './types';

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
const ref = (name: string): BoxRef => (name === 'p' ? predictionRef(7) : annotationRef(asAnnotationId(name)));

/*
 *  image 400 x 300, seen at 2x with the corner at (100, 50)
 *
 *   big    10,10 ──────────────┐ 210,210     thin  300,10 2 x 100
 *          │   small 50,50 ─┐  │             p     250,200 60 x 60 (prediction)
 *          │         │      │  │
 *          │         └ 90,90┘  │
 *          └───────────────────┘
 */
const TARGETS: readonly Target[] = [
  { ref: ref('big'), box: box(10, 10, 200, 200) },
  { ref: ref('small'), box: box(50, 50, 40, 40) },
  { ref: ref('thin'), box: box(300, 10, 2, 100) },
  { ref: ref('p'), box: box(250, 200, 60, 60) },
];

/** Speaks in image pixels; keeps the selection as the page would. */
interface Keys {
  readonly shift?: boolean;
  readonly alt?: boolean;
  readonly ctrl?: boolean;
}
const held = ({ shift = false, alt = false, ctrl = false }: Keys): Held => ({ shift, alt, ctrl });

interface Options {
  readonly selected?: readonly string[];
  readonly armed?: boolean;
  readonly twoClick?: boolean;
  readonly snapping?: boolean;
  readonly ghosts?: readonly Box[];
}

function hand(options: Options = {}) {
  let state: ToolState = IDLE;
  let scene: Scene = {
    camera: { scale: 2, offsetX: 100, offsetY: 50 },
    image: { width: 400, height: 300 },
    targets: TARGETS,
    selected: (options.selected ?? []).map(ref),
    attracting: options.snapping ? TARGETS : null,
    ghosts: options.ghosts ?? [],
    armed: options.armed ?? false,
    twoClick: options.twoClick ?? false,
  };
  const done: Effect[] = [];
  const at = (x: number, y: number): Point<'ScreenPx'> => ({ x: x * 2 + 100, y: y * 2 + 50 });
  const send = (input: Parameters<typeof step>[1]): void => {
    const next = step(state, input, scene);
    state = next.state;
    for (const effect of next.effects) {
      if (effect.type === 'select') scene = { ...scene, selected: effect.refs };
      else done.push(effect);
    }
  };
  const self = {
    down: (x: number, y: number, keys: Keys & { pan?: boolean } = {}) => {
      send({ type: 'down', at: at(x, y), means: keys.pan ? 'pan' : 'main', held: held(keys) });
      return self;
    },
    move: (x: number, y: number, keys: Keys = {}) => {
      send({ type: 'move', at: at(x, y), held: held(keys) });
      return self;
    },
    up: (x: number, y: number, keys: Keys = {}) => {
      send({ type: 'up', at: at(x, y), held: held(keys) });
      return self;
    },
    drag: (x1: number, y1: number, x2: number, y2: number, keys: Keys = {}) =>
      self.down(x1, y1).move(x2, y2, keys).up(x2, y2, keys),
    click: (x: number, y: number, keys: Keys = {}) => self.down(x, y, keys).up(x, y, keys),
    escape: () => {
      send({ type: 'cancel' });
      return self;
    },
    done,
    selected: () => scene.selected,
    state: () => state,
  };
  return self;
}

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
