import { FolderInput } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { pathOf } from '../bridge/bridge';
import { useWords } from '../i18n/useWords';
import { openFolder, told } from '../shell/session';
import { tell } from '../shell/toasts';
import { useStores } from '../shell/useStores';

const PICTURE = /\.(jpe?g|jpe|jfif|mpo|png|apng|webp|bmp|dib|gif|tiff?|avif)$/i;

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** The whole window takes folders, pictures and models that are dropped on it. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const stores = useStores();
  const [over, setOver] = useState(false);

  const drop = async (event: DragEvent): Promise<void> => {
    const [file] = event.dataTransfer.files;
    const isFolder = event.dataTransfer.items[0]?.webkitGetAsEntry()?.isDirectory === true;
    if (file === undefined) return;
    const path = pathOf(file);
    if (path === '') tell('warn', t('app:dropNoPath'));
    else if (isFolder || PICTURE.test(file.name)) await openFolder(stores, path);
    else if (/\.onnx$/i.test(file.name)) await told(stores.model.load(path));
    else tell('warn', t('app:dropUnknown', { name: file.name }));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has keyboard twins: Ctrl+O and the model menu
    <div
      className="app"
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void drop(event);
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
