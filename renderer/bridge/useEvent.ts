import { useEffect, useRef } from 'react';
import type { EventName, Events } from '../../shared/ipc/contract';
import { listen } from './bridge';

/** Listens to an event of the main process while the component is mounted; the newest listener is called. */
export function useEvent<N extends EventName>(name: N, listener: (payload: Events[N]) => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => listen(name, (payload) => latest.current(payload)), [name]);
}
