import { ChevronDown, Download, Folder, FolderOpen, House, Server, Share } from 'lucide-react';
import { useStore } from 'zustand';
import { run } from '../../actions/registry';
import { useWords } from '../../i18n/useWords';
import { infoStore } from '../../shell/appInfo';
import { keymapStore } from '../../shell/keymap';
import { openFolder } from '../../shell/session';
import { useStores } from '../../shell/useStores';
import { keyText } from '../../ui/Keys';
import { Logo } from '../../ui/marks';
import { MenuItem, Popover } from '../../ui/Popover';

const RECENT_SHOWN = 5;

/** The project's name; behind it other projects, import, export, and the way back. */
export function ProjectMenu() {
  const { t } = useWords();
  const stores = useStores();
  const opened = useStore(stores.project, (state) => state.opened);
  const recent = useStore(infoStore, (info) => info.recentProjects);
  const others = recent
    .filter(({ folder, reachable }) => reachable && folder !== opened?.folder)
    .slice(0, RECENT_SHOWN);
  const keymap = useStore(keymapStore);
  const hint = (id: 'openFolder' | 'export' | 'importCoco' | 'labelStudio'): string => keyText(keymap[id][0] ?? '');
  return (
    <Popover
      className="btn ghost project-button"
      title={opened?.folder}
      width={300}
      button={
        <>
          <Logo />
          <span className="s14 strong cut">{opened?.name}</span>
          <ChevronDown className="ic s" aria-hidden="true" />
        </>
      }
    >
      {(close) => {
        const item = (id: 'openFolder' | 'export' | 'importCoco' | 'labelStudio' | 'closeProject') => () => {
          close();
          run(id, stores);
        };
        return (
          <>
            <MenuItem icon={<FolderOpen className="ic s" />} hint={hint('openFolder')} onSelect={item('openFolder')}>
              {t('topbar:openFolder')}
            </MenuItem>
            {others.length === 0 ? null : (
              <>
                <div className="menu-rule" />
                <div className="menu-title">{t('topbar:recent')}</div>
                {others.map(({ folder, name }) => (
                  <MenuItem
                    key={folder}
                    icon={<Folder className="ic s" />}
                    title={folder}
                    onSelect={() => {
                      close();
                      void openFolder(stores, folder);
                    }}
                  >
                    {name}
                  </MenuItem>
                ))}
              </>
            )}
            <div className="menu-rule" />
            <MenuItem icon={<Download className="ic s" />} hint={hint('importCoco')} onSelect={item('importCoco')}>
              {t('topbar:importCoco')}
            </MenuItem>
            <MenuItem icon={<Share className="ic s" />} hint={hint('export')} onSelect={item('export')}>
              {t('topbar:export')}
            </MenuItem>
            <div className="menu-rule" />
            <MenuItem icon={<Server className="ic s" />} hint={hint('labelStudio')} onSelect={item('labelStudio')}>
              {t('labelStudio:open')}
            </MenuItem>
            <div className="menu-rule" />
            <MenuItem icon={<House className="ic s" />} onSelect={item('closeProject')}>
              {t('topbar:closeProject')}
            </MenuItem>
          </>
        );
      }}
    </Popover>
  );
}
