import { annotationRef, type BoxRef, predictionRef } from '../renderer/store/boxRef';
import type { Target } from '../renderer/tools/hit';
import { step } from '../renderer/tools/machine';
import { type Effect, type Held, IDLE, type Scene, type ToolState } from '../renderer/tools/types';
import { asAnnotationId } from '../shared/dataset/ids';
import type { Box, Point } from '../shared/geometry/box';

export const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
export const ref = (name: string): BoxRef => (name === 'p' ? predictionRef(7) : annotationRef(asAnnotationId(name)));

/*
 *  image 400 x 300, seen at 2x with the corner at (100, 50)
 *
 *   big    10,10 ──────────────┐ 210,210     thin  300,10 2 x 100
 *          │   small 50,50 ─┐  │             p     250,200 60 x 60 (prediction)
 *          │         │      │  │
 *          │         └ 90,90┘  │
 *          └───────────────────┘
 */
export const TARGETS: readonly Target[] = [
  { ref: ref('big'), box: box(10, 10, 200, 200) },
  { ref: ref('small'), box: box(50, 50, 40, 40) },
  { ref: ref('thin'), box: box(300, 10, 2, 100) },
  { ref: ref('p'), box: box(250, 200, 60, 60) },
];

/** Speaks in image pixels; keeps the selection as the page would. */
export interface Keys {
  readonly shift?: boolean;
  readonly alt?: boolean;
  readonly ctrl?: boolean;
}
const held = ({ shift = false, alt = false, ctrl = false }: Keys): Held => ({ shift, alt, ctrl });

export interface Options {
  readonly selected?: readonly string[];
  readonly armed?: boolean;
  readonly twoClick?: boolean;
  readonly snapping?: boolean;
  readonly ghosts?: readonly Box[];
}

export function hand(options: Options = {}) {
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
