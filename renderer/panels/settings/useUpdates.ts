import { useEffect, useState } from 'react';
import type { UpdateState } from '../../../shared/ipc/system';
import { call, listen } from '../../bridge/bridge';
import { told } from '../../shell/session';

/** What is known of a newer version; null = not yet asked. */
export function useUpdates(): UpdateState | null {
  const [state, setState] = useState<UpdateState | null>(null);
  useEffect(() => {
    const stop = listen('system.updates', setState);
    void told(call('system.updates', {})).then((now) => setState((heard) => heard ?? now));
    return stop;
  }, []);
  return state;
}
