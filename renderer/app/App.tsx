import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../i18n/useWords';
import { StartPage } from '../panels/start/StartPage';
import { useStores } from '../shell/useStores';
import { Dialogs } from './Dialogs';
import { DropZone } from './DropZone';
import { LabelWindow } from './LabelWindow';
import { LongTasks } from './LongTasks';
import { Toasts } from './Toasts';
import { useAppEvents } from './useAppEvents';

/** The window: start page or labelling, with what lies above both. */
export function App() {
  const { t } = useWords();
  const stores = useStores();
  const opened = useStore(stores.project, (state) => state.opened);
  useAppEvents(stores);
  useEffect(() => {
    document.title = opened === null ? 'RTMLabel' : t('app:title', { project: opened.name });
  }, [opened, t]);
  return (
    <DropZone>
      {opened === null ? <StartPage /> : <LabelWindow key={opened.folder} />}
      <LongTasks />
      <Dialogs />
      <Toasts />
    </DropZone>
  );
}
