import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../i18n/useWords';
import { IconButton } from './Button';

interface DialogProps {
  readonly title: string;
  readonly width?: number;
  /** Esc, the cross, or a click on the backdrop. */
  readonly onClose: () => void;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
  /** Wraps body and footer in a form: Enter submits. */
  readonly onSubmit?: () => void;
}

/** A modal dialog (native `<dialog>`): keeps focus inside and gives it back when it is unmounted. Keys pressed in it never reach the canvas. */
export function Dialog({ title, width = 560, onClose, footer, children, onSubmit }: DialogProps) {
  const { t } = useWords();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    // Closing before React removes the element is what returns the focus.
    return () => dialog?.close();
  }, []);

  const inside = (
    <>
      <div className="body">{children}</div>
      {footer ? <footer>{footer}</footer> : null}
    </>
  );
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={heading}
      style={{ '--dialog-width': `${width}px` } as Record<string, string>}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <header>
        <h2 id={heading}>{title}</h2>
        <IconButton label={t('common:close')} onClick={onClose}>
          <X className="ic" />
        </IconButton>
      </header>
      {onSubmit ? (
        <form
          className="col grow"
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {inside}
        </form>
      ) : (
        inside
      )}
    </dialog>
  );
}
