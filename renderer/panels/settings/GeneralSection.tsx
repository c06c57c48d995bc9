import { useStore } from 'zustand';
import { useWords } from '../../i18n/useWords';
import { infoStore, updateSettings } from '../../shell/appInfo';
import { LANGUAGES, THEME_ICONS, THEMES } from './choices';
import { Segments, Setting } from './fields';

/** Language and theme; both change at once. */
export function GeneralSection() {
  const { t } = useWords();
  const { language, theme } = useStore(infoStore, (info) => info.settings);
  return (
    <>
      <Setting name={t('settings:language')}>
        <Segments
          name={t('settings:language')}
          value={language}
          choices={LANGUAGES.map((value) => ({ value, text: t(`settings:language.${value}`) }))}
          onChange={(to) => void updateSettings({ language: to })}
        />
      </Setting>
      <Setting name={t('settings:theme')}>
        <Segments
          name={t('settings:theme')}
          value={theme}
          choices={THEMES.map((value) => ({ value, text: t(`settings:theme.${value}`), icon: THEME_ICONS[value] }))}
          onChange={(to) => void updateSettings({ theme: to })}
        />
      </Setting>
    </>
  );
}
