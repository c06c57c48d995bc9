import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'default' | 'primary' | 'ghost' | 'danger';
  readonly size?: 'sm' | 'md' | 'lg';
  readonly ref?: Ref<HTMLButtonElement>;
}

const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ');

/** A button with a text. */
export function Button({ look = 'default', size = 'md', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classes('btn', look !== 'default' && look, size !== 'md' && size, className)}
      {...rest}
    />
  );
}

interface IconButtonProps extends ButtonProps {
  /** Says what it does: read out, and shown on hover. */
  readonly label: string;
  /** Key shown behind the label on hover. */
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** A button that shows an icon only. */
export function IconButton({ label, hint, look = 'ghost', className, ...rest }: IconButtonProps) {
  return (
    <Button
      look={look}
      className={classes('icon', className)}
      aria-label={label}
      title={hint ? `${label} (${hint})` : label}
      {...rest}
    />
  );
}
