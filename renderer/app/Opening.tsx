import { LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { call, listen } from '../bridge/bridge';
import { useWords } from '../i18n/useWords';
import { openingStore } from '../shell/session';
import { Button } from '../ui/Button';
import { useLate } from '../ui/useLate';

/** Opening is told only when it lasts, in milliseconds. */
const PATIENCE = 400;

/** Images found so far, or, with a total, how much of what a person made has been read. */
interface Far {
  readonly done: number;
  readonly total: number | null;
}

const NOTHING: Far = { done: 0, total: null };

/** A large folder takes a while to list: how far it is, and a way out. */
export function Opening() {
  const { t } = useWords();
  const opening = useStore(openingStore, (state) => state.opening);
  const late = useLate(opening, PATIENCE);
  const [far, setFar] = useState<Far>(NOTHING);
  useEffect(() => {
    if (!opening) return;
    const stop = listen('task.progress', ({ task, done, total }) => {
      if (task === 'open') setFar({ done, total });
    });
    return () => {
      stop();
      setFar(NOTHING);
    };
  }, [opening]);
  // Until the native dialog is answered nothing is being read yet.
  if (!opening || !late || far.done === 0) return null;
  return (
    <div className="opening" role="status">
      <LoaderCircle className="ic spin" aria-hidden="true" />
      {far.total === null
        ? t('app:openingCount', { count: far.done })
        : t('app:openingPart', { percent: Math.round((100 * far.done) / far.total) })}
      <Button size="sm" onClick={() => void call('task.cancel', { task: 'open' })}>
        {t('common:cancel')}
      </Button>
    </div>
  );
}
