import type { Theme } from '../../shared/ipc/app';

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme = 'system';

const show = (): void => {
  const dark = chosen === 'system' ? darkSystem.matches : chosen === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
};

darkSystem.addEventListener('change', show);

/** Light or dark; `system` follows the system from then on. */
export function applyTheme(theme: Theme): void {
  chosen = theme;
  show();
}
