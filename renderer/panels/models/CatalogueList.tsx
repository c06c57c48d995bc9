import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { useStores } from '../../shell/useStores';
import { CatalogueRow } from './CatalogueRow';
import { foundOfficial, grouped } from './search';

/** Official models, by publisher and task. */
export function CatalogueList({ search }: { readonly search: string }) {
  const { t } = useWords();
  const { models } = useStores();
  const catalogue = useStore(models, (state) => state.catalogue);
  const jobs = useStore(models, (state) => state.jobs);
  const installed = useStore(models, (state) => state.installed);
  const groups = grouped(foundOfficial(catalogue, search));
  return (
    <section aria-labelledby="catalogue-title">
      <div className="models-head catalogue-head">
        <span className="row">
          <h3 id="catalogue-title">{t('models:catalogue')}</h3>
          <span className="s12 t3">{t('models:official')}</span>
        </span>
        <span className="s12 t3 nowrap">{t('models:boxAp')}</span>
        <span className="s12 t3 nowrap catalogue-bytes">{t('models:size')}</span>
      </div>
      <div className="card">
        {groups.length === 0 && search !== '' ? (
          <div className="empty">{t('models:nothingFound', { text: search })}</div>
        ) : null}
        {groups.map(({ key, models: members }) => (
          <section key={key} aria-label={t(`models:group.${key}`)}>
            <h4 className="catalogue-group">{t(`models:group.${key}`)}</h4>
            <ul>
              {members.map((model) => (
                <CatalogueRow
                  key={model.id}
                  model={model}
                  job={jobs.find(({ catalogueId }) => catalogueId === model.id) ?? null}
                  installed={installed.some(({ catalogueId }) => catalogueId === model.id)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
