import { ImageOff, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { run } from '../actions/registry';
import { describe } from '../i18n/translator';
import { useWords } from '../i18n/useWords';
import { useStores } from '../shell/useStores';
import { Button } from '../ui/Button';

/** Loading is told only when it lasts, in milliseconds: a flash of text at every image would be worse than none. */
const PATIENCE = 300;

/** What stands over the canvas: why an image cannot be shown, or that it is still loading. */
export function CanvasNotice() {
  const { t } = useWords();
  const stores = useStores();
  const image = useStore(stores.view, (state) => state.image);
  const painted = useStore(stores.view, (state) => state.painted);
  const problem = useStore(stores.view, (state) => state.problem);
  const waiting = image !== null && image !== painted;
  const late = useLate(waiting, image);
  if (image !== null && problem !== null && !waiting)
    return (
      <div className="canvas-notice" role="alert">
        <ImageOff className="ic l" aria-hidden="true" />
        <b>{t('canvas:cannotShow')}</b>
        <span>{describe(problem)}</span>
        <Button onClick={() => run('skip', stores)}>{t('actions:skip')}</Button>
      </div>
    );
  if (!late) return null;
  return (
    <div className="canvas-loading" role="status">
      <LoaderCircle className="ic spin" aria-hidden="true" />
      {t('canvas:loading')}
    </div>
  );
}

function useLate(waiting: boolean, image: string | null): boolean {
  const [late, setLate] = useState<string | null>(null);
  useEffect(() => {
    if (!waiting) {
      setLate(null);
      return;
    }
    const timer = setTimeout(() => setLate(image), PATIENCE);
    return () => clearTimeout(timer);
  }, [waiting, image]);
  return waiting && late === image;
}
