import { call, listen } from '../bridge/bridge';
import { localeOf, setLocale, translate } from '../i18n/translator';
import { applyTheme } from '../shell/theme';
import '../styles/index.css';

/** Plain elements: whatever ended the page twice is not used here. */
function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text: string,
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function button(text: string, className: string, run: () => Promise<void>): HTMLButtonElement {
  const made = element('button', text, className);
  made.type = 'button';
  made.addEventListener('click', () => {
    made.disabled = true;
    void run().finally(() => {
      made.disabled = false;
    });
  });
  return made;
}

/** The page that stands in for one that ended twice within a minute. */
async function start(): Promise<void> {
  // Everything is on the disk: nothing stands against closing.
  listen('app.closing', () => void call('app.readyToClose', { lose: false }));
  const reply = await call('app.info', {});
  if (reply.ok) {
    const { settings, systemLocale } = reply.value;
    applyTheme(settings.theme);
    await setLocale(localeOf(settings.language, systemLocale));
  }
  const told = element('p', '');
  told.setAttribute('role', 'status');
  const buttons = element('div', '', 'row');
  buttons.append(
    button(translate('app:startAgain'), 'btn primary', async () => {
      await call('system.startAgain', {});
    }),
    button(translate('app:copyReport'), 'btn', async () => {
      told.textContent = translate('settings:report.copying');
      const copied = await call('system.copyReport', { network: false });
      told.textContent = copied.ok ? translate('settings:report.copied') : '';
    }),
  );
  const box = element('div', '');
  box.append(element('h1', translate('app:standInTitle')), element('p', translate('app:standInText')), buttons, told);
  document.getElementById('root')?.append(box);
}

void start();
