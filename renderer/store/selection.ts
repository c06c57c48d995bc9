import { createStore } from 'zustand/vanilla';
import type { ClassId, ImagePath } from '../../shared/dataset/ids';
import type { Box } from '../../shared/geometry/box';
import { type BoxRef, sameRef } from './boxRef';
import { readable, type Slice } from './slice';

/** A box drawn while the project had no class. */
export interface WaitingBox {
  readonly image: ImagePath;
  readonly box: Box;
}

export interface SelectionState {
  /** Selected boxes of the current image; the last one is the primary one. */
  readonly refs: readonly BoxRef[];
  /** The box a click would take, or whose row the mouse is on. */
  readonly hovered: BoxRef | null;
  /** The class new boxes get while it is armed; null = nothing armed. */
  readonly armedClass: ClassId | null;
  /** Drawn boxes that get the first class as soon as there is one, in the order they were drawn. */
  readonly waiting: readonly WaitingBox[];
}

export interface SelectionSlice extends Slice<SelectionState> {
  /** Replaces the selection; no argument deselects. */
  select(...refs: readonly BoxRef[]): void;
  /** Adds the box, or takes it away when it is selected. */
  toggle(ref: BoxRef): void;
  hover(ref: BoxRef | null): void;
  arm(id: ClassId | null): void;
  /** A box without a class is kept until there is one. */
  wait(box: WaitingBox): void;
  /** Forgets the waiting boxes of an image, or all of them (null). */
  giveUp(image: ImagePath | null): void;
  /** Drops selected and hovered boxes that are not there any more. */
  keep(exists: (ref: BoxRef) => boolean): void;
  /** New image: nothing selected; the armed class stays. */
  clear(): void;
}

const NOTHING: readonly BoxRef[] = [];
const NONE: readonly WaitingBox[] = [];

export function createSelectionSlice(): SelectionSlice {
  const store = createStore<SelectionState>(() => ({ refs: NOTHING, hovered: null, armedClass: null, waiting: NONE }));
  return {
    ...readable(store),
    select(...refs) {
      store.setState({ refs: refs.length === 0 ? NOTHING : refs });
    },
    toggle(ref) {
      const { refs } = store.getState();
      const others = refs.filter((one) => !sameRef(one, ref));
      store.setState({ refs: others.length < refs.length ? others : [...refs, ref] });
    },
    hover(ref) {
      if (!sameRef(store.getState().hovered, ref)) store.setState({ hovered: ref });
    },
    arm(armedClass) {
      store.setState({ armedClass });
    },
    wait(box) {
      store.setState(({ waiting }) => ({ waiting: [...waiting, box] }));
    },
    giveUp(image) {
      const { waiting } = store.getState();
      const left = image === null ? NONE : waiting.filter((one) => one.image !== image);
      if (left.length < waiting.length) store.setState({ waiting: left });
    },
    keep(exists) {
      const { refs, hovered } = store.getState();
      const left = refs.filter(exists);
      const stillHovered = hovered !== null && exists(hovered);
      if (left.length === refs.length && stillHovered === (hovered !== null)) return;
      store.setState({
        refs: left.length === refs.length ? refs : left.length === 0 ? NOTHING : left,
        hovered: stillHovered ? hovered : null,
      });
    },
    clear() {
      store.setState({ refs: NOTHING, hovered: null });
    },
  };
}

/** The box that keys act on: the one selected last; null when nothing is selected. */
export const primary = (state: Pick<SelectionState, 'refs'>): BoxRef | null =>
  state.refs[state.refs.length - 1] ?? null;
