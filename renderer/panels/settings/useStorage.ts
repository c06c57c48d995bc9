import { useCallback, useEffect, useState } from 'react';
import type { CacheName, StorageFacts } from '../../../shared/ipc/system';
import { call, listen } from '../../bridge/bridge';
import { told } from '../../shell/session';
import { useLate } from '../../ui/useLate';

/** Shorter work is not told of, in milliseconds. */
const PATIENCE = 500;

export interface Storage {
  /** null = not measured yet */
  readonly facts: StorageFacts | null;
  readonly working: 'measuring' | 'cleaning' | null;
  /** The work lasts long enough to be told of. */
  readonly late: boolean;
  /** Files so far. */
  readonly done: number;
  readonly total: number | null;
  readonly clean: (cache: CacheName) => void;
}

/** What the caches take, measured when it is first asked for and after each cleaning. */
export function useStorage(): Storage {
  const [facts, setFacts] = useState<StorageFacts | null>(null);
  const [working, setWorking] = useState<Storage['working']>(null);
  const late = useLate(working !== null, PATIENCE);
  const [progress, setProgress] = useState<{ done: number; total: number | null }>({ done: 0, total: null });

  useEffect(
    () =>
      listen('task.progress', ({ task, done, total }) => {
        if (task === 'storage') setProgress({ done, total });
      }),
    [],
  );

  useEffect(() => {
    if (working === null) return;
    return () => setProgress({ done: 0, total: null });
  }, [working]);

  const follow = useCallback(async (what: NonNullable<Storage['working']>, reply: Promise<StorageFacts | null>) => {
    setWorking(what);
    const found = await reply;
    if (found !== null) setFacts(found);
    setWorking(null);
  }, []);

  useEffect(() => void follow('measuring', told(call('system.storage', {}))), [follow]);

  const clean = (cache: CacheName): void => void follow('cleaning', told(call('system.clean', { cache })));
  return { facts, working, late, ...progress, clean };
}
