import { EyeOff, Ghost, Lock, SunMedium, TriangleAlert } from 'lucide-react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { describe } from '../i18n/translator';
import { useWords } from '../i18n/useWords';
import { useCalm } from '../shell/useCalm';
import { useStores } from '../shell/useStores';
import { isPlain, PLAIN_LIGHT } from '../store/boxView';
import { ghostsOf, isLocked, targetsOf, visibleTargets } from '../tools/targets';

interface Badge {
  readonly icon: ComponentType<{ className?: string; 'aria-hidden'?: 'true' }>;
  readonly text: string;
  /** null = there is nothing to undo here. */
  readonly undo: string | null;
  readonly run: () => void;
}

/** What makes the picture look different from what is there, with a way back: nothing stays hidden unnoticed. */
export function CanvasBadges() {
  const { t } = useWords();
  const stores = useStores();
  useCalm(stores.current);
  const view = useStore(stores.boxView);
  const allHidden = useStore(stores.view, (state) => state.hidden);
  const current = stores.current.getState();
  if (current.image === null) return null;

  const all = targetsOf(current);
  const hidden = all.length - visibleTargets(stores).length;
  const locked = all.filter(({ ref }) => isLocked(stores, ref)).length;
  const ghosts = ghostsOf(stores).length;
  const badges: Badge[] = [];
  const { image, detection } = current;
  // A picture that cannot be read says so itself.
  if (detection?.status === 'failed' && stores.view.getState().problem === null)
    badges.push({
      icon: TriangleAlert,
      text: t('canvas:noPredictions', { reason: describe(detection.failure) }),
      // Main would refuse it again: it has ended two threads.
      undo: detection.failure.code === 'image.stopsModel' ? null : t('common:retry'),
      run: () => stores.detections.retry(image),
    });
  if (allHidden)
    badges.push({
      icon: EyeOff,
      text: t('canvas:allHidden'),
      undo: t('canvas:show'),
      run: () => stores.view.setHidden(false),
    });
  else if (hidden > 0)
    badges.push({
      icon: EyeOff,
      text: t('canvas:hidden', { count: hidden }),
      undo: t('canvas:show'),
      run: () => stores.boxView.showAll(),
    });
  if (view.allLocked || locked > 0)
    badges.push({
      icon: Lock,
      text: view.allLocked ? t('canvas:allLocked') : t('canvas:locked', { count: locked }),
      undo: t('canvas:unlock'),
      run: () => stores.boxView.lockAll(false),
    });
  if (view.showRejected)
    badges.push({
      icon: Ghost,
      text: ghosts === 0 ? t('canvas:noRejected') : t('canvas:rejected', { count: ghosts }),
      undo: t('canvas:hide'),
      run: () => stores.boxView.setShowRejected(false),
    });
  if (!isPlain(view.light) && !view.adjusting)
    badges.push({
      icon: SunMedium,
      text: t('canvas:lightChanged', { ...view.light }),
      undo: t('canvas:resetLight'),
      run: () => stores.boxView.setLight(PLAIN_LIGHT),
    });
  return (
    <div className="canvas-badges" role="status">
      {badges.map(({ icon: Icon, text, undo, run }) => (
        <span key={text} className="canvas-badge">
          <Icon className="ic s" aria-hidden="true" />
          {text}
          {undo === null ? null : (
            <button type="button" className="link" onClick={run}>
              {undo}
            </button>
          )}
        </span>
      ))}
    </div>
  );
}
