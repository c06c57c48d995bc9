/**
 * The space bar has two meanings: held, it lets the mouse pan; tapped, it submits the image. So it acts when it is let go,
 * unless the mouse has panned meanwhile.
 */
export interface SpaceKey {
  isHeld(): boolean;
  /** The mouse has panned: letting go means nothing more. */
  used(): void;
  press(): void;
  /** True = it was a tap. */
  release(): boolean;
  onChange(listener: () => void): () => void;
}

function createSpaceKey(): SpaceKey {
  const listeners = new Set<() => void>();
  let held = false;
  let tap = false;
  const set = (value: boolean): void => {
    if (held === value) return;
    held = value;
    for (const listener of listeners) listener();
  };
  return {
    isHeld: () => held,
    used() {
      tap = false;
    },
    press() {
      if (!held) tap = true;
      set(true);
    },
    release() {
      const tapped = held && tap;
      tap = false;
      set(false);
      return tapped;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const spaceKey = createSpaceKey();
