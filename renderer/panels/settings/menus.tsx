import { Check, Globe } from 'lucide-react';
import { useStore } from 'zustand';
import { localeOf } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { infoStore, updateSettings } from '../../shell/appInfo';
import { MenuItem, Popover } from '../../ui/Popover';
import { LANGUAGES, THEME_ICONS, THEMES } from './choices';

const Mark = ({ on }: { readonly on: boolean }) => (
  <Check className="ic s" aria-hidden="true" style={on ? undefined : { visibility: 'hidden' }} />
);

/** Language by its name, for the start page: who cannot read this one finds the way. */
export function LanguageMenu() {
  const { t } = useWords();
  const language = useStore(infoStore, (info) => info.settings.language);
  const chinese = useStore(infoStore, (info) => localeOf(info.settings.language, info.systemLocale) === 'zh-CN');
  return (
    <Popover
      className="btn ghost"
      title={t('settings:language')}
      align="end"
      button={
        <>
          <Globe className="ic" aria-hidden="true" />
          {t(chinese ? 'settings:language.zh-CN' : 'settings:language.en')}
        </>
      }
    >
      {(close) =>
        LANGUAGES.map((one) => (
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
        ))
      }
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
      {(close) =>
        THEMES.map((one) => {
          const Sign = THEME_ICONS[one];
          return (
            <MenuItem
              key={one}
              icon={<Mark on={one === theme} />}
              hint={<Sign className="ic s" aria-hidden="true" />}
              checked={one === theme}
              onSelect={() => {
                close();
                void updateSettings({ theme: one });
              }}
            >
              {t(`settings:theme.${one}`)}
            </MenuItem>
          );
        })
      }
    </Popover>
  );
}
