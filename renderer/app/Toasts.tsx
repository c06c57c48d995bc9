import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { useWords } from '../i18n/useWords';
import { dismissToast, type Toast, toastStore } from '../shell/toasts';
import { useStores } from '../shell/useStores';
import { IconButton } from '../ui/Button';
import { topLayerStore } from '../ui/topLayer';
import { useNoticePlace } from './useNoticePlace';

const ICONS = { error: CircleAlert, warn: TriangleAlert, ok: CircleCheck, info: Info };

function ToastCard({ toast }: { readonly toast: Toast }) {
  const { t } = useWords();
  const Icon = ICONS[toast.kind];
  return (
    <li className={`toast ${toast.kind}`}>
      <Icon className="ic" aria-hidden="true" />
      <div className="grow">
        <p>{toast.text}</p>
        {toast.action ? (
          <div className="actions">
            <button
              type="button"
              className="link"
              onClick={() => {
                dismissToast(toast.id);
                toast.action?.run();
              }}
            >
              {toast.action.label}
            </button>
          </div>
        ) : null}
      </div>
      <IconButton size="sm" label={t('app:dismiss')} onClick={() => dismissToast(toast.id)}>
        <X className="ic s" />
      </IconButton>
    </li>
  );
}

/** Over a dialog there is room for the newest alone; the others come back when it closes. */
const OVER_DIALOG = 2;

/** Notices, read out politely. They lie inside of an open dialog, because all around it cannot be clicked. */
export function Toasts() {
  const { t } = useWords();
  const toasts = useStore(toastStore, (state) => state.toasts);
  const dialog = useStore(topLayerStore, ({ dialogs }) => dialogs.at(-1) ?? null);
  const opened = useStore(useStores().project, (state) => state.opened);
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another dialog is another place, there it is shown anew
  useLayoutEffect(() => {
    const element = list.current;
    // A dialog that has just closed took the list with it; it comes back in its next place.
    if (!element?.isConnected || toasts.length === 0) return;
    // Shown anew, so that it comes to lie above a dialog opened in the meantime.
    if (element.matches(':popover-open')) element.hidePopover();
    element.showPopover();
  }, [toasts, dialog]);
  useNoticePlace(list, dialog, [toasts, opened]);
  const notices = (
    <ul ref={list} popover="manual" className="toasts" aria-label={t('app:notices')} aria-live="polite">
      {(dialog === null ? toasts : toasts.slice(-OVER_DIALOG)).map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </ul>
  );
  return dialog === null ? notices : createPortal(notices, dialog);
}
