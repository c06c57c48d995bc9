import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button } from '../../ui/Button';
import { isAddress } from '../models/address';
import { SecretSetting, TextSetting } from './fields';

/** Address and token, where the settings have none yet. */
export function PushNeeds() {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const { url } = useStore(labelStudio, (state) => state.settings);
  const token = useStore(labelStudio, (state) => state.token);
  const projects = useStore(labelStudio, (state) => state.projects);
  const hosts = projects.flatMap(({ hostname }) => (hostname !== null && isAddress(hostname) ? [hostname] : []));
  const said = url === '' ? [...new Set(hosts)] : [];
  const change = (to: { readonly url: string } | { readonly token: string }): void => void told(labelStudio.update(to));
  return (
    <div className="addresses ls-push-form">
      <p className="s12 t2">{t('labelStudio:push.needs')}</p>
      <TextSetting
        id="label-studio-push-url"
        name={t('labelStudio:push.url')}
        hint={t('labelStudio:push.urlHint')}
        placeholder="http://localhost:8080"
        value={url}
        problemOf={(text) => (text === '' || isAddress(text) ? null : t('labelStudio:notAddress'))}
        onChange={(text) => change({ url: text })}
      />
      {said.length === 0 ? null : (
        <div className="address">
          <span />
          <div className="row ls-said">
            {said.map((host) => (
              <Button key={host} size="sm" onClick={() => change({ url: host })}>
                {t('labelStudio:push.use', { url: host })}
              </Button>
            ))}
          </div>
        </div>
      )}
      <SecretSetting
        id="label-studio-push-token"
        name={t('labelStudio:push.token')}
        hint={t('labelStudio:push.tokenHint')}
        state={token}
        onChange={(text) => change({ token: text })}
      />
    </div>
  );
}
