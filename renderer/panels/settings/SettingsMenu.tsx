import { Check, Globe, Monitor, Moon, Settings2, Sun } from 'lucide-react';
import { useStore } from 'zustand';
import type { Language, Theme } from '../../../shared/ipc/app';
import { actionOf, run } from '../../actions/registry';
import type { ActionId } from '../../actions/types';
import { useWords } from '../../i18n/useWords';
import { infoStore, updateSettings } from '../../shell/appInfo';
import { useKey } from '../../shell/keymap';
import { useStores } from '../../shell/useStores';
import { Keys } from '../../ui/Keys';
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

const CANVAS_SWITCHES = ['crosshair', 'snapping', 'twoClick', 'minimap', 'wheelScrolls'] as const satisfies ActionId[];

/** How the mouse works on the canvas; the menu stays open, several may be changed. */
function CanvasSwitch({ id }: { readonly id: (typeof CANVAS_SWITCHES)[number] }) {
  const { t } = useWords();
  const stores = useStores();
  const on = useStore(infoStore, () => actionOf(id).checked?.(stores) === true);
  const key = useKey(id);
  return (
    <MenuItem
      icon={<Mark on={on} />}
      hint={key === '' ? undefined : <Keys of={key} />}
      checked={on}
      single
      onSelect={() => run(id, stores)}
    >
      {t(`actions:${id}`)}
    </MenuItem>
  );
}

/** Language, theme and canvas in one menu, for the labelling window. */
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
          <div className="menu-rule" />
          <div className="menu-title">{t('settings:canvas')}</div>
          {CANVAS_SWITCHES.map((id) => (
            <CanvasSwitch key={id} id={id} />
          ))}
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
