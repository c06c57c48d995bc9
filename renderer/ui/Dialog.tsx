import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../i18n/useWords';
import { IconButton } from './Button';
import { enterTopLayer } from './topLayer';

interface DialogProps {
  readonly title: string;
  readonly width?: number;
  /** Esc, the cross, or a click on the backdrop. */
  readonly onClose: () => void;
  readonly footer?: ReactNode;
  /** Between the title and the cross. */
  readonly tools?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
  /** Wraps body and footer in a form: Enter submits. */
  readonly onSubmit?: () => void;
}

/** A modal dialog (native `<dialog>`): keeps focus inside and gives it back when it is unmounted. Keys pressed in it never reach the canvas. */
export function Dialog(props: DialogProps) {
  const { title, width = 560, onClose, footer, tools, className, children, onSubmit } = props;
  const { t } = useWords();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    const leave = enterTopLayer(dialog);
    return () => {
      leave();
      // Closing before React removes the element is what returns the focus.
      dialog.close();
    };
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
      className={className === undefined ? 'dialog' : `dialog ${className}`}
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
        {tools}
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
