import {
  type ComponentType,
  type KeyboardEvent,
  type ReactNode,
  type ToggleEvent,
  useId,
  useRef,
  useState,
} from 'react';

interface PopoverProps {
  /** Class names of the button that opens it. */
  readonly className?: string;
  readonly button: ReactNode;
  /** Needed when the button shows an icon only. */
  readonly label?: string;
  readonly title?: string | undefined;
  readonly align?: 'start' | 'end';
  readonly disabled?: boolean;
  /** `menu`: arrow keys walk through `.menu-item`s. */
  readonly kind?: 'menu' | 'dialog';
  readonly width?: number;
  /** Mounted only while open. */
  readonly children: (close: () => void) => ReactNode;
}

const GAP = 4;
const EDGE = 8;

/** Under the button, or above it where there is no room; always inside the window. */
function place(panel: HTMLElement, button: HTMLElement, align: 'start' | 'end'): void {
  const anchor = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const wanted = align === 'start' ? anchor.left : anchor.right - width;
  const left = Math.min(Math.max(EDGE, wanted), window.innerWidth - width - EDGE);
  const under = anchor.bottom + GAP;
  const above = anchor.top - GAP - height;
  const top = under + height > window.innerHeight - EDGE && above >= EDGE ? above : under;
  panel.style.left = `${Math.max(EDGE, left)}px`;
  panel.style.top = `${top}px`;
}

/** Older runtimes throw when it is not shown. */
function hide(panel: HTMLElement | null): void {
  if (panel?.matches(':popover-open') === true) panel.hidePopover();
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined && event.key !== 'Home' && event.key !== 'End') return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.menu-item:not(:disabled)')];
  if (items.length === 0) return;
  event.preventDefault();
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = event.key === 'Home' ? 0 : event.key === 'End' ? -1 : at + (step ?? 0);
  items.at(next % items.length)?.focus();
}

/** A button that opens a floating panel (native popover): Esc and a click outside close it, focus returns to the button. */
export function Popover(props: PopoverProps) {
  const { className = 'btn', button, label, title, align = 'start', disabled = false, kind = 'menu', width } = props;
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const toggled = (event: ToggleEvent<HTMLDivElement>) => {
    // React lets the event of a panel inside of this one bubble.
    if (event.target !== event.currentTarget) return;
    const opened = event.newState === 'open';
    setOpen(opened);
    if (!opened) return;
    // The content is mounted by this state change; measure it one frame later.
    requestAnimationFrame(() => {
      if (!panel.current || !trigger.current) return;
      place(panel.current, trigger.current, align);
      panel.current
        .querySelector<HTMLElement>('[data-autofocus], [aria-checked="true"], .menu-item:not(:disabled), input, button')
        ?.focus();
    });
  };

  /** Older runtimes would close a dialog around it as well. */
  const leave = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    hide(panel.current);
  };

  const content = open ? props.children(() => hide(panel.current)) : null;
  const attributes = {
    ref: panel,
    id,
    popover: 'auto',
    'aria-label': label ?? title,
    style: width ? { width } : undefined,
    onToggle: toggled,
    onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
      event.stopPropagation();
      if (event.key === 'Escape') leave(event);
      else if (kind === 'menu') walk(event);
    },
  } as const;

  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={className}
        popoverTarget={id}
        disabled={disabled}
        aria-haspopup={kind}
        aria-expanded={open}
        aria-label={label}
        title={title ?? label}
        onKeyDown={(event) => {
          if (open && event.key === 'Escape') leave(event);
        }}
      >
        {button}
      </button>
      {kind === 'menu' ? (
        <div role="menu" {...attributes}>
          {content}
        </div>
      ) : (
        <div role="dialog" {...attributes}>
          {content}
        </div>
      )}
    </>
  );
}

/** A row of a menu as data. */
export interface MenuEntry {
  readonly text: string;
  readonly icon: ComponentType<{ className?: string; 'aria-hidden'?: 'true' }>;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** Rows that do something and close the menu. */
export function MenuItems({ entries, close }: { readonly entries: readonly MenuEntry[]; readonly close: () => void }) {
  return entries.map(({ text, icon: Icon, disabled = false, run }) => (
    <MenuItem
      key={text}
      icon={<Icon className="ic s" aria-hidden="true" />}
      disabled={disabled}
      onSelect={() => {
        close();
        run();
      }}
    >
      {text}
    </MenuItem>
  ));
}

interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  /** Set for a choice among several. */
  readonly checked?: boolean;
  /** `checked` is on or off by itself. */
  readonly single?: boolean;
  readonly title?: string | undefined;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

/** A row of a menu. */
export function MenuItem({ icon, hint, disabled, checked, single = false, title, onSelect, children }: MenuItemProps) {
  const inside = (
    <>
      {icon}
      <span className="grow cut">{children}</span>
      {hint === undefined ? null : <span className="hint">{hint}</span>}
    </>
  );
  const rest = { type: 'button', className: 'menu-item', disabled, title, onClick: onSelect } as const;
  if (checked === undefined)
    return (
      <button role="menuitem" {...rest}>
        {inside}
      </button>
    );
  return single ? (
    <button role="menuitemcheckbox" aria-checked={checked} {...rest}>
      {inside}
    </button>
  ) : (
    <button role="menuitemradio" aria-checked={checked} {...rest}>
      {inside}
    </button>
  );
}
