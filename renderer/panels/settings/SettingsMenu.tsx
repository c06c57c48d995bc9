import { Check, Globe, Monitor, Moon, Settings2, Sun } from 'lucide-react';
import { useStore } from 'zustand';
import type { Language, Theme } from '../../../shared/ipc/app';
import { useWords } from '../../i18n/useWords';
import { infoStore, updateSettings } from '../../shell/appInfo';
import { MenuItem, Popover } from '../../ui/Popover';

const LANGUAGES: readonly Language[] = ['system', 'en', 'zh-CN'];
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon };

const Mark = ({ on }: { readonly on: boolean }) => (
  <Check className="ic s" aria-hidden="true" style={on ? undefined : { visibility: 'hidden' }} />
);

function Languages({ close }: { readonly close: () => void }) {
  const { t } = useWords();
  const language = useStore(infoStore, (info) => info.settings.language);
  return LANGUAGES.map((one) => (
    <MenuItem
      key={one}
      icon={<Mark on={one === language} />}
      checked={one === language}
      onSelect={() => {
        close();
        void updateSettings({ language: one });
      }}
    >
      {t(`settings:language.${one}`)}
    </MenuItem>
  ));
}

function Themes({ close }: { readonly close: () => void }) {
  const { t } = useWords();
  const theme = useStore(infoStore, (info) => info.settings.theme);
  return THEMES.map((one) => {
    const Icon = THEME_ICONS[one];
    return (
      <MenuItem
        key={one}
        icon={<Mark on={one === theme} />}
        hint={<Icon className="ic s" aria-hidden="true" />}
        checked={one === theme}
        onSelect={() => {
          close();
          void updateSettings({ theme: one });
        }}
      >
        {t(`settings:theme.${one}`)}
      </MenuItem>
    );
  });
}

/** Language and theme in one menu, for the labelling window. */
export function SettingsMenu() {
  const { t } = useWords();
  return (
    <Popover
      className="btn ghost icon"
      label={t('topbar:settings')}
      align="end"
      button={<Settings2 className="ic" aria-hidden="true" />}
    >
      {(close) => (
        <>
          <div className="menu-title">{t('settings:language')}</div>
          <Languages close={close} />
          <div className="menu-rule" />
          <div className="menu-title">{t('settings:theme')}</div>
          <Themes close={close} />
        </>
      )}
    </Popover>
  );
}

/** Language by its name, for the start page. */
export function LanguageMenu() {
  const { t } = useWords();
  const language = useStore(infoStore, (info) => info.settings.language);
  return (
    <Popover
      className="btn ghost"
      title={t('settings:language')}
      align="end"
      button={
        <>
          <Globe className="ic" aria-hidden="true" />
          {t(`settings:language.${language}`)}
        </>
      }
    >
      {(close) => <Languages close={close} />}
    </Popover>
  );
}

/** Theme, for the start page. */
export function ThemeMenu() {
  const { t } = useWords();
  const theme = useStore(infoStore, (info) => info.settings.theme);
  const Icon = THEME_ICONS[theme];
  return (
    <Popover
      className="btn ghost icon"
      label={t('settings:theme')}
      align="end"
      button={<Icon className="ic" aria-hidden="true" />}
    >
      {(close) => <Themes close={close} />}
    </Popover>
  );
}
