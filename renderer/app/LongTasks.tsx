import { LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { call, listen } from '../bridge/bridge';
import { useWords } from '../i18n/useWords';
import { importingStore } from '../shell/importing';
import { openingStore } from '../shell/session';
import { Button } from '../ui/Button';
import { useLate } from '../ui/useLate';

/** Work is told of only when it lasts, in milliseconds. */
const PATIENCE = 400;

/** What has been found or read so far; total null = not known yet. */
interface Far {
  readonly done: number;
  readonly total: number | null;
}

interface LongTaskProps {
  readonly task: 'open' | 'import';
  readonly running: boolean;
  readonly text: (far: Far) => string;
}

/** How far something is that takes its time, and a way out. */
function LongTask({ task: own, running, text }: LongTaskProps) {
  const { t } = useWords();
  const [far, setFar] = useState<Far | null>(null);
  // Until the native dialog is answered nothing is being read yet.
  const late = useLate(running && far !== null, PATIENCE);
  useEffect(() => {
    if (!running) return;
    const stop = listen('task.progress', ({ task, done, total }) => {
      if (task === own) setFar({ done, total });
    });
    return () => {
      stop();
      setFar(null);
    };
  }, [own, running]);
  if (!running || !late || far === null) return null;
  return (
    <div className="long-task" role="status">
      <LoaderCircle className="ic spin" aria-hidden="true" />
      {text(far)}
      <Button size="sm" onClick={() => void call('task.cancel', { task: own })}>
        {t('common:cancel')}
      </Button>
    </div>
  );
}

/** A large folder is being listed, or a large COCO file read. */
export function LongTasks() {
  const { t } = useWords();
  const opening = useStore(openingStore, (state) => state.opening);
  const importing = useStore(importingStore, (state) => state.importing);
  return (
    <>
      <LongTask
        task="open"
        running={opening}
        text={({ done, total }) =>
          total === null
            ? t('app:openingCount', { count: done })
            : t('app:openingPart', { percent: Math.round((100 * done) / total) })
        }
      />
      <LongTask
        task="import"
        running={importing}
        text={({ done, total }) => (total === null ? t('app:importing') : t('app:importingCount', { done, total }))}
      />
    </>
  );
}
