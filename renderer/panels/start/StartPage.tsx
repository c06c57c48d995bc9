import { Folder, Settings2 } from 'lucide-react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { infoStore } from '../../shell/appInfo';
import { openDialog } from '../../shell/dialogs';
import { useKey } from '../../shell/keymap';
import { chooseFolder } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button, IconButton } from '../../ui/Button';
import { Keys, keyText } from '../../ui/Keys';
import { Logo } from '../../ui/marks';
import { LabelStudioButton } from '../labelStudio/LabelStudioButton';
import { LanguageMenu, ThemeMenu } from '../settings/menus';
import { ModelChoice } from './ModelChoice';
import { RecentProjects } from './RecentProjects';
import { SampleCard } from './SampleCard';

/** What one sees without a project: recent projects, a place to drop a folder, the model. */
export function StartPage() {
  const { t } = useWords();
  const stores = useStores();
  const [openKey, keysKey, settingsKey] = [useKey('openFolder'), useKey('keys'), useKey('settings')];
  const none = useStore(infoStore, (info) => info.recentProjects.length === 0);
  const version = useStore(infoStore, (info) => info.version);
  return (
    <div className="start">
      <header className="row end">
        <LanguageMenu />
        <ThemeMenu />
        <IconButton
          label={t('topbar:settings')}
          hint={keyText(settingsKey)}
          onClick={() => openDialog({ name: 'settings' })}
        >
          <Settings2 className="ic" />
        </IconButton>
      </header>
      <main className="start-main">
        <div className="start-brand">
          <Logo size={44} />
          <div>
            <h1>RTMLabel</h1>
            <p className="s14 t3">{t('start:tagline')}</p>
          </div>
        </div>
        <div className="start-projects">
          {none ? <SampleCard /> : null}
          <RecentProjects />
          {none ? null : <SampleCard />}
        </div>
        <div className="start-side">
          <section aria-labelledby="new-title">
            <h2 id="new-title">{t('start:newProject')}</h2>
            <div className="drop">
              <Folder className="ic l" aria-hidden="true" />
              <b className="s14">{t('start:dropTitle')}</b>
              <span className="s12 t3">{t('start:dropText')}</span>
              <Button look="primary" size="lg" onClick={() => void chooseFolder(stores)}>
                {t('start:chooseFolder')}
                <Keys of={openKey} />
              </Button>
            </div>
          </section>
          <ModelChoice />
        </div>
      </main>
      <footer className="row">
        <span>{version}</span>
        <span>{t('start:offline')}</span>
        <LabelStudioButton />
        <button type="button" className="btn ghost sm" onClick={() => openDialog({ name: 'keys' })}>
          <Keys of={keysKey} />
          {t('start:shortcuts')}
        </button>
      </footer>
    </div>
  );
}
