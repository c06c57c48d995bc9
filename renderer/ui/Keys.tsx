const isMac = navigator.platform.startsWith('Mac');

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };
const SHOWN: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  Plus: '+',
  Minus: '−',
};

/** Parts of a key combination as this system prints them: `Mod+Shift+Z` -> Ctrl, Shift, Z. */
export const keyParts = (combination: string): readonly string[] =>
  combination.split(/\+(?=.)/).map((part) => {
    if (isMac && MAC[part]) return MAC[part];
    if (part === 'Mod') return 'Ctrl';
    return SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });

/** A key combination in a tooltip. */
export const keyText = (combination: string): string => keyParts(combination).join(isMac ? '' : '+');

/** A key combination as keys. */
export function Keys({ of }: { readonly of: string }) {
  return keyParts(of).map((part) => <kbd key={part}>{part}</kbd>);
}
