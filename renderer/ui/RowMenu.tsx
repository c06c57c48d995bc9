import { Ellipsis } from 'lucide-react';
import { type MenuEntry, MenuItems, Popover } from './Popover';

interface RowMenuProps {
  /** What the button is called: whose actions these are. */
  readonly label: string;
  readonly className?: string;
  readonly entries: readonly MenuEntry[];
}

/** The three dots at the end of a row and the menu behind them. */
export function RowMenu({ label, className, entries }: RowMenuProps) {
  return (
    <Popover
      className={`btn ghost sm icon${className === undefined ? '' : ` ${className}`}`}
      label={label}
      align="end"
      button={<Ellipsis className="ic s" aria-hidden="true" />}
    >
      {(close) => <MenuItems close={close} entries={entries} />}
    </Popover>
  );
}
