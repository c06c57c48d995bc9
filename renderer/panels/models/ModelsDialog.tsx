import { Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { describe } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { closeModels, keepModels } from '../../shell/modelsRoom';
import { useStores } from '../../shell/useStores';
import { Dialog } from '../../ui/Dialog';
import { SearchField } from '../../ui/SearchField';
import { CatalogueList } from './CatalogueList';
import { DownloadSettings } from './DownloadSettings';
import { DropArea } from './DropArea';
import { InstalledList } from './InstalledList';
import { JobCards } from './JobCards';

/** Told at the row of the model itself. */
const TOLD_ELSEWHERE: readonly string[] = ['models.changed', 'models.missing'];

/** The model that was chosen last could not be loaded. */
function LoadFailure() {
  const { t } = useWords();
  const { model } = useStores();
  const state = useStore(model);
  if (state.status !== 'failed' || TOLD_ELSEWHERE.includes(state.failure.code)) return null;
  return (
    <div className="note error" role="status">
      <TriangleAlert className="ic" aria-hidden="true" />
      <div className="selectable">
        <b>{t('model:failedTitle', { name: state.name })}</b>
        <p>{describe(state.failure)}</p>
      </div>
    </div>
  );
}

/** The models room: what is installed and what is on its way at the left, official models at the right. */
export function ModelsDialog() {
  const { t } = useWords();
  const stores = useStores();
  const [text, setText] = useState('');
  const search = text.trim();
  return (
    <Dialog
      title={t('models:title')}
      width={1160}
      className="models"
      onClose={() => closeModels(stores)}
      tools={
        <SearchField
          label={t('models:search')}
          clearLabel={t('models:clearSearch')}
          value={text}
          width={240}
          onChange={(typed) => {
            keepModels();
            setText(typed);
          }}
        />
      }
    >
      <div className="models-room" onPointerDownCapture={keepModels} onKeyDownCapture={keepModels}>
        <div className="models-column">
          <LoadFailure />
          <InstalledList search={search} />
          <DropArea />
          <JobCards />
        </div>
        <div className="models-column">
          <CatalogueList search={search} />
          <div className="note info">
            <Info className="ic" aria-hidden="true" />
            <span>{t('models:offline')}</span>
          </div>
          <DownloadSettings />
        </div>
      </div>
    </Dialog>
  );
}
