import type { Failure } from '../../shared/failure/failure';
import type { NoticeKey } from '../../shared/words/en/canvas';

/** Something a person should be told once, in passing. `key` is a sentence of the `canvas` catalogue. */
export type Notice =
  | { readonly kind: 'failure'; readonly failure: Failure }
  | {
      readonly kind: 'info';
      readonly key: NoticeKey;
      readonly params: Readonly<Record<string, string | number>>;
      /** The sentence is about the newest undo step: offer "Undo" beside it. */
      readonly undoable: boolean;
    };

/** A plain announcer: whoever shows toasts listens. */
export interface Notices {
  tell(notice: Notice): void;
  /** Returns the function that stops listening. */
  on(listener: (notice: Notice) => void): () => void;
}

export function createNotices(): Notices {
  const listeners = new Set<(notice: Notice) => void>();
  return {
    tell(notice) {
      for (const listener of listeners) listener(notice);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
