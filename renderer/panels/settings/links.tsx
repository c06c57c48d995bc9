import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { infoStore } from '../../shell/appInfo';
import { openDialog } from '../../shell/dialogs';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { DownloadAddresses } from '../models/DownloadSettings';

/** Which keys there are; they are changed in their own editor. */
export function KeysSection() {
  const { t } = useWords();
  const { preset, changes } = useStore(infoStore, (info) => info.settings.keys);
  const own = Object.keys(changes).length;
  return (
    <>
      <p>
        {t('settings:keys.text', { preset: t(`keys:preset.${preset}`) })}{' '}
        {own === 0 ? null : t('settings:keys.changes', { count: own })}
      </p>
      <div className="row">
        <Button onClick={() => openDialog({ name: 'editKeys' })}>{t('settings:keys.edit')}</Button>
        <Button look="ghost" onClick={() => openDialog({ name: 'keys' })}>
          {t('settings:keys.all')}
        </Button>
      </div>
    </>
  );
}

/** Mirror and proxy, as in the models room. */
export function NetworkSection() {
  const { t } = useWords();
  return (
    <>
      <p className="t2">{t('settings:network.text')}</p>
      <div className="addresses">
        <DownloadAddresses />
      </div>
    </>
  );
}

/** Whether the server runs; everything else is in its own room. */
export function LabelStudioSection() {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const { status } = useStore(labelStudio, (state) => state.server);
  return (
    <>
      <p className="row">
        <span className={`dot ${{ off: 'unseen', on: 'ok', failed: 'error' }[status]}`} aria-hidden="true" />
        <span className="t1">{t(`labelStudio:state.${status}`)}</span>
      </p>
      <p className="t2">{t('settings:studio.text')}</p>
      <div className="row">
        <Button onClick={() => openDialog({ name: 'labelStudio' })}>{t('settings:studio.open')}</Button>
      </div>
    </>
  );
}
