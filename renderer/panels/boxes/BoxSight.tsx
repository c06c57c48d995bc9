import { Eye, EyeOff, Lock, LockOpen } from 'lucide-react';
import { useStore } from 'zustand';
import type { ImagePath } from '../../../shared/dataset/ids';
import { useWords } from '../../i18n/useWords';
import { useKey } from '../../shell/keymap';
import { useStores } from '../../shell/useStores';
import { type BoxRef, sameRef } from '../../store/boxRef';
import { boxKey } from '../../store/boxView';
import { withKey } from '../../ui/Keys';

const LOCKED = <Lock className="ic s" />;
const OPEN = <LockOpen className="ic s" />;
const UNSEEN = <EyeOff className="ic s" />;
const SEEN = <Eye className="ic s" />;

interface BoxSightProps {
  readonly image: ImagePath | null;
  readonly of: BoxRef;
  readonly name: string;
}

/** Hides and locks one box while the project is open. Buttons of what is so now stay in sight. */
export function BoxSight({ image, of, name }: BoxSightProps) {
  const { t } = useWords();
  const { boxView, selection } = useStores();
  const key = boxKey(image, of);
  const hidden = useStore(boxView, (state) => state.hidden.has(key));
  const allLocked = useStore(boxView, (state) => state.allLocked);
  const locked = useStore(boxView, (state) => state.locked.has(key)) || allLocked;
  const [hideKey, lockKey] = [useKey('hideBox'), useKey('lockBox')];
  const hide = (): void => {
    boxView.toggleHidden([key]);
    // What is not seen must not be moved or deleted by a key.
    if (!hidden && selection.getState().refs.some((one) => sameRef(one, of))) selection.toggle(of);
  };
  const [hideText, lockText] = [
    t(hidden ? 'boxes:showOf' : 'boxes:hideOf', { name }),
    t(locked ? 'boxes:unlockOf' : 'boxes:lockOf', { name }),
  ];
  return (
    <>
      <button
        type="button"
        className={locked ? 'mini is-on' : 'mini'}
        aria-label={lockText}
        title={withKey(lockText, lockKey)}
        disabled={allLocked}
        onClick={() => boxView.toggleLocked([key])}
      >
        {locked ? LOCKED : OPEN}
      </button>
      <button
        type="button"
        className={hidden ? 'mini is-on' : 'mini'}
        aria-label={hideText}
        title={withKey(hideText, hideKey)}
        onClick={hide}
      >
        {hidden ? UNSEEN : SEEN}
      </button>
    </>
  );
}
