import { Fragment } from 'react';
import { useWords } from '../i18n/useWords';

const isMac = navigator.platform.startsWith('Mac');

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };
const SHOWN: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Arrows: '← ↑ → ↓',
  Digits: '0 … 9',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Plus: '+',
  Minus: '−',
};

/** Parts of a key combination as this system prints them: `Mod+Shift+Z` -> Ctrl, Shift, Z. */
export const keyParts = (combination: string): readonly string[] =>
  combination === ''
    ? []
    : combination.split(/\+(?=.)/).map((part) => {
        if (isMac && MAC[part]) return MAC[part];
        if (part === 'Mod') return 'Ctrl';
        return SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part);
      });

/** A key combination in a tooltip; '' for none. */
export const keyText = (combination: string): string => keyParts(combination).join(isMac ? '' : '+');

/** What a button does with its key behind it, for a tooltip. */
export const withKey = (label: string, combination: string): string =>
  combination === '' ? label : `${label} (${keyText(combination)})`;

/** A key combination as keys; nothing for ''. */
export function Keys({ of }: { readonly of: string }) {
  return keyParts(of).map((part) => <kbd key={part}>{part}</kbd>);
}

/** All keys of an action, parted by "or". */
export function AllKeys({ of }: { readonly of: readonly string[] }) {
  const { t } = useWords();
  return of.map((key, at) => (
    <Fragment key={key}>
      {at === 0 ? null : <span className="t3 s11">{t('common:or')}</span>}
      <span className="keys-of">
        <Keys of={key} />
      </span>
    </Fragment>
  ));
}
