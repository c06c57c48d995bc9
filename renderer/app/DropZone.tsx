import { FolderInput } from 'lucide-react';
import { type DragEvent, type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { pathOf } from '../bridge/bridge';
import { useWords } from '../i18n/useWords';
import { draggingStore, setDragging } from '../shell/dragging';
import { importDropped } from '../shell/modelsRoom';
import { openFolder } from '../shell/session';
import { tell } from '../shell/toasts';
import { useStores } from '../shell/useStores';
import { type Dropped, planDrop } from './dropped';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Read at once: the system takes the list back when the event is over. */
function droppedOf({ dataTransfer }: DragEvent): readonly Dropped[] {
  return [...dataTransfer.files].map((file, at) => ({
    name: file.name,
    path: pathOf(file),
    isFolder: dataTransfer.items[at]?.webkitGetAsEntry()?.isDirectory === true,
  }));
}

/** The whole window takes folders, pictures and models that are dropped on it. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const stores = useStores();
  const over = useStore(draggingStore, (state) => state.over);
  useEffect(() => () => setDragging(false), []);

  const drop = async (dropped: readonly Dropped[]): Promise<void> => {
    if (dropped.length === 0) return;
    const { folder, models, problem } = planDrop(dropped);
    if (problem !== null) tell('warn', t(`app:${problem.key}`, { name: problem.name }));
    if (folder !== null) await openFolder(stores, folder);
    if (models.length > 0) await importDropped(stores, models);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has keyboard twins: Ctrl+O and the models room
    <div
      className="app"
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setDragging(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDragging(false);
        void drop(droppedOf(event));
      }}
    >
      {children}
      {over ? (
        <div className="drop-veil">
          <div>
            <FolderInput className="ic l" aria-hidden="true" />
            <b>{t('app:dropTitle')}</b>
            <span>{t('app:dropHint')}</span>
          </div>
        </div>
      ) : null}
    </div>
  );
}
