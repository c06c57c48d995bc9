import type { Result } from '../../shared/failure/failure';

/** How a slice follows a state that main tells by events and in replies. */
export interface MainState<T> {
  /** Main has told its state. */
  heard(state: T): void;
  /** Takes the state that a reply holds (null = none), unless main has told a newer one while it was on its way. */
  follow<R extends T | null>(reply: Promise<Result<R>>): Promise<Result<R>>;
}

/**
 * Replies and events come on ways of their own: a reply that an event has overtaken would bring back what is no longer so.
 * Main tells every change by an event too, so that nothing is missed.
 */
export function followMain<T>(set: (state: T) => void): MainState<T> {
  let events = 0;
  return {
    heard(state) {
      events++;
      set(state);
    },
    async follow(reply) {
      const before = events;
      const result = await reply;
      if (result.ok && result.value !== null && events === before) set(result.value);
      return result;
    },
  };
}
