import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../../shared/ipc/contract';

/** Same names as in `electron/main`: this script may not import from there. */
const REQUEST_CHANNEL = 'rtmlabel:request';
const EVENT_CHANNEL = 'rtmlabel:event';

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(REQUEST_CHANNEL, name, input),
  on: (name, listener) => {
    const heard = (_event: IpcRendererEvent, told: string, payload: unknown): void => {
      if (told === name) listener(payload as Parameters<typeof listener>[0]);
    };
    ipcRenderer.on(EVENT_CHANNEL, heard);
    return () => void ipcRenderer.removeListener(EVENT_CHANNEL, heard);
  },
  pathOf: (file) => pathOf(file as File & { readonly path?: string }),
};

/** Older runtimes have the path on the file itself. */
function pathOf(file: File & { readonly path?: string }): string {
  const utils = webUtils as typeof webUtils | undefined;
  return utils?.getPathForFile(file) ?? file.path ?? '';
}

contextBridge.exposeInMainWorld('rtmlabel', bridge);
