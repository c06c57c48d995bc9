import { ChevronRight, FolderPlus, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { LabelStudioChange } from '../../../shared/ipc/labelStudio';
import { useWords } from '../../i18n/useWords';
import { told } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { Button, IconButton } from '../../ui/Button';
import { NumberField } from '../../ui/NumberField';
import { Switch } from '../../ui/Switch';
import { isAddress } from '../models/address';
import { SecretSetting, SettingRow, TextSetting } from './fields';
import { ThresholdField } from './ThresholdField';

export type SettingField = 'url' | 'token' | 'user' | 'password';

/** Id of a setting's control, for those who send a person there. */
export const settingId = (field: SettingField): string => `label-studio-${field}`;

interface ListProps {
  readonly name: string;
  readonly entries: readonly string[];
  readonly removeLabel: (entry: string) => string;
  readonly onChange: (entries: readonly string[]) => void;
}

function Entries({ name, entries, removeLabel, onChange }: ListProps) {
  if (entries.length === 0) return null;
  return (
    <ul className="ls-entries" aria-label={name}>
      {entries.map((entry) => (
        <li key={entry} className="row">
          <span className="mono grow selectable">{entry}</span>
          <IconButton
            size="sm"
            label={removeLabel(entry)}
            onClick={() => onChange(entries.filter((one) => one !== entry))}
          >
            <X className="ic s" />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

/** Who may come in: port, other machines, name and password. */
function Door({ change }: { readonly change: (what: LabelStudioChange) => void }) {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const { port, lan, user } = useStore(labelStudio, (state) => state.settings);
  const password = useStore(labelStudio, (state) => state.password);
  const locked = user === '' || password === 'none';
  return (
    <>
      <SettingRow name={t('labelStudio:port')} hint={t('labelStudio:portHint')}>
        <NumberField
          label={t('labelStudio:port')}
          value={port}
          min={1}
          max={65_535}
          width={88}
          onChange={(to) => change({ port: to })}
        />
      </SettingRow>
      <TextSetting
        id={settingId('user')}
        name={t('labelStudio:user')}
        hint={t('labelStudio:userHint')}
        value={user}
        problemOf={(text) => (text.includes(':') ? t('labelStudio:noColon') : null)}
        onChange={(text) => change({ user: text })}
      />
      <SecretSetting
        id={settingId('password')}
        name={t('labelStudio:password')}
        hint=""
        state={password}
        onChange={(text) => change({ password: text })}
      />
      <SettingRow
        name={t('labelStudio:lan')}
        hint={t(locked ? 'labelStudio:lanFirst' : lan ? 'labelStudio:lanAlso' : 'labelStudio:lanHint')}
      >
        <span className="row ls-switch">
          <Switch
            label={t('labelStudio:lan')}
            on={lan}
            disabled={locked && !lan}
            onChange={(on) => change({ lan: on })}
          />
        </span>
      </SettingRow>
    </>
  );
}

/** Where images come from: Label Studio's address and token, folders of this disk. */
function Images({ change }: { readonly change: (what: LabelStudioChange) => void }) {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const { url, documentRoots } = useStore(labelStudio, (state) => state.settings);
  const token = useStore(labelStudio, (state) => state.token);
  return (
    <>
      <TextSetting
        id={settingId('url')}
        name={t('labelStudio:url')}
        hint={t('labelStudio:urlHint')}
        placeholder="http://localhost:8080"
        value={url}
        problemOf={(text) => (text === '' || isAddress(text) ? null : t('labelStudio:notAddress'))}
        onChange={(text) => change({ url: text })}
      />
      <SecretSetting
        id={settingId('token')}
        name={t('labelStudio:token')}
        hint={t(url === '' ? 'labelStudio:tokenFirst' : 'labelStudio:tokenHint')}
        state={token}
        onChange={(text) => change({ token: text })}
      />
      <SettingRow name={t('labelStudio:roots')} hint={t('labelStudio:rootsHint')}>
        <Entries
          name={t('labelStudio:roots')}
          entries={documentRoots}
          removeLabel={(folder) => t('labelStudio:removeRoot', { folder })}
          onChange={(to) => change({ documentRoots: to })}
        />
        <Button size="sm" className="ls-add" onClick={() => void told(labelStudio.addRoot())}>
          <FolderPlus className="ic s" aria-hidden="true" />
          {t('labelStudio:addRoot')}
        </Button>
      </SettingRow>
    </>
  );
}

interface ServerSettingsProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** Everything a person may set; each takes effect at once. */
export function ServerSettings({ open, onOpen }: ServerSettingsProps) {
  const { t } = useWords();
  const { labelStudio } = useStores();
  const { threshold, hosts } = useStore(labelStudio, (state) => state.settings);
  const change = (what: LabelStudioChange): void => void told(labelStudio.update(what));
  return (
    <details className="download-settings" open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight className="ic s" aria-hidden="true" />
        {t('labelStudio:settings')}
      </summary>
      <div className="addresses">
        <SettingRow name={t('labelStudio:threshold')} hint={t('labelStudio:thresholdHint')}>
          <ThresholdField
            label={t('labelStudio:threshold')}
            value={threshold}
            onChange={(to) => change({ threshold: to })}
          />
        </SettingRow>
        <Images change={change} />
        <Door change={change} />
        {hosts.length === 0 ? null : (
          <SettingRow name={t('labelStudio:hosts')} hint="">
            <Entries
              name={t('labelStudio:hosts')}
              entries={hosts}
              removeLabel={(host) => t('labelStudio:removeHost', { host })}
              onChange={(to) => change({ hosts: to })}
            />
          </SettingRow>
        )}
      </div>
    </details>
  );
}
