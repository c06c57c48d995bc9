import {
  Box,
  Download,
  HardDrive,
  Keyboard,
  Lock,
  type LucideIcon,
  Network,
  Plug,
  ScrollText,
  Settings2,
  SquareDashedMousePointer,
} from 'lucide-react';
import { type ComponentType, type KeyboardEvent, useState } from 'react';
import type { WordKey } from '../../i18n/translator';
import { useWords } from '../../i18n/useWords';
import { closeDialog } from '../../shell/dialogs';
import { Dialog } from '../../ui/Dialog';
import { DeviceSection } from './DeviceSection';
import { GeneralSection } from './GeneralSection';
import { LabellingSection } from './LabellingSection';
import { KeysSection, LabelStudioSection, NetworkSection } from './links';
import { PrivacySection } from './PrivacySection';
import { ProblemsSection } from './ProblemsSection';
import { StorageSection } from './StorageSection';
import { UpdatesSection } from './UpdatesSection';

interface Section {
  readonly name: string;
  readonly title: WordKey;
  readonly icon: LucideIcon;
  readonly Body: ComponentType;
}

const SECTIONS: readonly Section[] = [
  { name: 'general', title: 'settings:section.general', icon: Settings2, Body: GeneralSection },
  { name: 'labelling', title: 'settings:section.labelling', icon: SquareDashedMousePointer, Body: LabellingSection },
  { name: 'keys', title: 'settings:section.keys', icon: Keyboard, Body: KeysSection },
  { name: 'device', title: 'settings:section.device', icon: Box, Body: DeviceSection },
  { name: 'storage', title: 'settings:section.storage', icon: HardDrive, Body: StorageSection },
  { name: 'network', title: 'settings:section.network', icon: Network, Body: NetworkSection },
  { name: 'labelStudio', title: 'settings:section.labelStudio', icon: Plug, Body: LabelStudioSection },
  { name: 'updates', title: 'settings:section.updates', icon: Download, Body: UpdatesSection },
  { name: 'privacy', title: 'settings:section.privacy', icon: Lock, Body: PrivacySection },
  { name: 'problems', title: 'settings:section.problems', icon: ScrollText, Body: ProblemsSection },
];

/** Where a key leads in the list of sections; null = nowhere. */
function stepOf(key: string, at: number): number | null {
  if (key === 'ArrowDown') return (at + 1) % SECTIONS.length;
  if (key === 'ArrowUp') return (at + SECTIONS.length - 1) % SECTIONS.length;
  if (key === 'Home') return 0;
  return key === 'End' ? SECTIONS.length - 1 : null;
}

/** Everything a person may set, in one place; each takes effect at once. What has a room of its own is linked. */
export function SettingsDialog() {
  const { t } = useWords();
  const [at, setAt] = useState(0);
  const { name, title, Body } = SECTIONS[at] ?? (SECTIONS[0] as Section);
  const walk = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = stepOf(event.key, at);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    (event.currentTarget.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <Dialog title={t('settings:title')} width={860} className="settings" onClose={closeDialog}>
      <div
        className="settings-nav"
        role="tablist"
        aria-orientation="vertical"
        aria-label={t('settings:sections')}
        onKeyDown={walk}
      >
        {SECTIONS.map((one, index) => (
          <button
            key={one.name}
            type="button"
            role="tab"
            id={`settings-tab-${one.name}`}
            aria-selected={index === at}
            aria-controls="settings-section"
            tabIndex={index === at ? 0 : -1}
            data-autofocus={index === 0 ? true : undefined}
            onClick={() => setAt(index)}
          >
            <one.icon className="ic" aria-hidden="true" />
            <span className="cut">{t(one.title)}</span>
          </button>
        ))}
      </div>
      <div
        className="settings-section"
        role="tabpanel"
        id="settings-section"
        aria-labelledby={`settings-tab-${name}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls has to be reachable by keyboard
        tabIndex={0}
      >
        <h3>{t(title)}</h3>
        <Body key={name} />
      </div>
    </Dialog>
  );
}
