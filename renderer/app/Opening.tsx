import { LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { call, listen } from '../bridge/bridge';
import { useWords } from '../i18n/useWords';
import { openingStore } from '../shell/session';
import { Button } from '../ui/Button';

/** Opening is told only when it lasts, in milliseconds. */
const PATIENCE = 400;

/** A large folder takes a while to list: how far it is, and a way out. */
export function Opening() {
  const { t } = useWords();
  const opening = useStore(openingStore, (state) => state.opening);
  const [late, setLate] = useState(false);
  const [found, setFound] = useState(0);
  useEffect(() => {
    if (!opening) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    const stop = listen('task.progress', ({ task, done }) => {
      if (task === 'open') setFound(done);
    });
    return () => {
      clearTimeout(timer);
      stop();
      setLate(false);
      setFound(0);
    };
  }, [opening]);
  // Until the native dialog is answered nothing is being read yet.
  if (!opening || !late || found === 0) return null;
  return (
    <div className="opening" role="status">
      <LoaderCircle className="ic spin" aria-hidden="true" />
      {t('app:openingCount', { count: found })}
      <Button size="sm" onClick={() => void call('task.cancel', { task: 'open' })}>
        {t('common:cancel')}
      </Button>
    </div>
  );
}
