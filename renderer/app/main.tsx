import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { listen } from '../bridge/bridge';
import { describe, translate } from '../i18n/translator';
import { createStores } from '../store/createStores';
import { createNotices } from '../store/notices';
import '../styles/index.css';
import { applySettings, infoStore, refreshInfo } from '../shell/appInfo';
import { openFolder } from '../shell/session';
import { tell } from '../shell/toasts';
import { StoresContext } from '../shell/useStores';
import { App } from './App';
import { CrashBoundary } from './CrashPage';
import { registerHost } from './hostOfActions';
import { reportErrors } from './reportErrors';
import { tellNotices } from './tellNotices';

/** Language and theme are known before the first paint, so that nothing flashes. */
async function start(): Promise<void> {
  reportErrors();
  // Other starts of the program may name folders before there is anything to open them.
  let early: string | null = null;
  let openFromOutside = (folder: string): void => {
    early = folder;
  };
  listen('app.openFolder', ({ folder }) => openFromOutside(folder));
  await refreshInfo();
  const notices = createNotices();
  const stores = createStores(window.rtmlabel, notices);
  tellNotices(stores);
  registerHost(stores);
  listen('app.notice', (failure) => tell('warn', describe(failure)));
  listen('app.settings', (settings) => void applySettings(settings));
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <CrashBoundary>
        <StoresContext value={stores}>
          <App />
        </StoresContext>
      </CrashBoundary>
    </StrictMode>,
  );
  openFromOutside = (folder) => void openFolder(stores, folder);
  const { startFolder, restarted } = infoStore.getState();
  const first = early ?? startFolder;
  if (first !== null) await openFolder(stores, first);
  if (restarted === 'whole') tell('info', translate('app:restarted'));
  if (restarted === 'unsaved') tell('error', translate('app:restartedUnsaved'));
}

void start();
