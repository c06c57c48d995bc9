import { translate } from '../i18n/translator';
import { tell } from './toasts';

/** Puts a text on the clipboard and says so; the system may refuse, e.g. while the window has lost the focus. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    tell('error', translate('common:copyRefused'));
    return;
  }
  tell('ok', translate('common:copied'));
}
