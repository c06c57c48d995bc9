/** Names of keys that Electron calls otherwise than keymaps do. */
const NAMES: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  Ctrl: 'Control',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Minus: '-',
};

/**
 * A key of a keymap as an accelerator that a menu shows; undefined where there is none to show. On macOS a menu acts on its
 * keys even while a person types a name, so that only keys with Cmd stand in it.
 */
export function acceleratorOf(key: string, isMac: boolean): string | undefined {
  if (key === '' || /(?:Arrows|Digits)$/.test(key)) return undefined;
  if (isMac && !key.startsWith('Mod+')) return undefined;
  const parts = key.split(/\+(?=.)/);
  return parts.map((part) => NAMES[part] ?? part).join('+');
}
