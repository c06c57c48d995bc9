import { Box } from 'lucide-react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { InstalledRow } from './InstalledRow';
import { useModelInUse } from './inUse';
import { foundInstalled } from './search';

/** Models on this machine; the dot marks the one in use. */
export function InstalledList({ search }: { readonly search: string }) {
  const { t, format } = useWords();
  const { models } = useStores();
  const installed = useStore(models, (state) => state.installed);
  const known = useStore(models, (state) => state.known);
  const inUse = useModelInUse();
  const found = foundInstalled(installed, search);
  return (
    <section aria-labelledby="installed-title">
      <div className="models-head">
        <h3 id="installed-title">{t('models:installed')}</h3>
        <span className="s12 t3">{format.number(installed.length)}</span>
      </div>
      <div className="card" role="radiogroup" aria-labelledby="installed-title">
        {installed.length === 0 && known ? (
          <div className="empty">
            <Box className="ic l" aria-hidden="true" />
            <b>{t('models:noneTitle')}</b>
            <span>{t('models:none')}</span>
          </div>
        ) : null}
        {installed.length > 0 && found.length === 0 ? (
          <div className="empty">{t('models:nothingFound', { text: search })}</div>
        ) : null}
        {found.map((model) => (
          <InstalledRow key={model.id} model={model} inUse={model.id === inUse} />
        ))}
      </div>
    </section>
  );
}
