import { ShieldCheck } from 'lucide-react';
import { useStore } from 'zustand';
import type { LabelStudioState } from '../../../shared/ipc/labelStudio';
import type { Translate } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { infoStore } from '../../shell/appInfo';
import { useStores } from '../../shell/useStores';
import { useUpdates } from './useUpdates';

const OFFICIAL = 'download.openmmlab.com';

/** An address without name and password. */
function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
}

function studioNow({ server, settings }: LabelStudioState, t: Translate): string {
  if (settings.url !== '') return t('settings:privacy.studioOn', { address: hostOf(settings.url) });
  return t(server.status === 'on' ? 'settings:privacy.studioListens' : 'settings:privacy.studioOff');
}

/** What leaves this computer: nothing; and what uses the network, with its state of this moment. */
export function PrivacySection() {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const { mirror, updates } = useStore(infoStore, (info) => info.settings);
  const studio = useStore(labelStudio);
  const possible = useUpdates()?.status !== 'unavailable';
  return (
    <>
      <div className="note info">
        <ShieldCheck className="ic" aria-hidden="true" />
        <div>
          <b>{t('settings:privacy.nothing')}</b>
          <p>{t('settings:privacy.text')}</p>
        </div>
      </div>
      <p>{t('settings:privacy.only')}</p>
      <ul className="privacy-list">
        <li>{t('settings:privacy.downloads', { host: mirror === '' ? OFFICIAL : hostOf(mirror) })}</li>
        <li>
          {t('settings:privacy.studio')} {studioNow(studio, t)}
        </li>
        <li>
          {t('settings:privacy.updates', {
            state: t(updates && possible ? 'settings:privacy.on' : 'settings:privacy.off'),
          })}
        </li>
        <li>{t('settings:privacy.report')}</li>
      </ul>
    </>
  );
}
