import { useStore } from 'zustand';
import type { UpdateState } from '../../../shared/ipc/system';
import { call } from '../../bridge/bridge';
import type { Translate } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { infoStore, updateSettings } from '../../shell/appInfo';
import { openDialog } from '../../shell/dialogs';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import type { Stores } from '../../store/stores';
import { Button } from '../../ui/Button';
import { Switch } from '../../ui/Switch';
import { Setting } from './fields';
import { useUpdates } from './useUpdates';

/** In a sentence. */
export function updateText(state: UpdateState, t: Translate): string {
  switch (state.status) {
    case 'unavailable':
      return t(`settings:updates.${state.why}`);
    case 'downloading':
    case 'ready':
      return t(`settings:updates.${state.status}`, { version: state.version });
    case 'failed':
      return t('settings:updates.failed', { reason: state.reason });
    default:
      return t(`settings:updates.${state.status}`);
  }
}

/** The installer does not wait for long: everything is on the disk before it begins. */
async function install({ session }: Stores): Promise<void> {
  if (await session.flush()) await told(call('system.installUpdate', {}));
  else openDialog({ name: 'closing' });
}

/** Looking for newer versions: off where it cannot work, and why. */
export function UpdatesSection() {
  const { t } = useWords();
  const { version, settings } = useStore(infoStore);
  const stores = useStores();
  const state = useUpdates();
  if (state === null) return null;
  const possible = state.status !== 'unavailable';
  const working = state.status === 'checking' || state.status === 'downloading';
  return (
    <>
      <p className="t1 selectable">{t('settings:updates.version', { version })}</p>
      {possible ? (
        <Setting name={t('settings:updates.switch')} hint={t('settings:updates.switchHint')}>
          <Switch
            label={t('settings:updates.switch')}
            on={settings.updates}
            onChange={(updates) => void updateSettings({ updates })}
          />
        </Setting>
      ) : null}
      <p className="t2" role="status">
        {updateText(state, t)}
      </p>
      {possible ? (
        <div className="row">
          {state.status === 'ready' ? (
            <Button look="primary" onClick={() => void install(stores)}>
              {t('settings:updates.install', { version: state.version })}
            </Button>
          ) : (
            <Button disabled={working} onClick={() => void told(call('system.lookForUpdate', {}))}>
              {t('settings:updates.look')}
            </Button>
          )}
        </div>
      ) : null}
    </>
  );
}
