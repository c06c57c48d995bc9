import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../../shared/ipc/contract';

/** Same names as in `electron/main`: this script may not import from there. */
const REQUEST_CHANNEL = 'rtmlabel:request';
const EVENT_CHANNEL = 'rtmlabel:event';

interface Listening {
  readonly name: string;
  tell(payload: unknown): void;
}

const listening = new Set<Listening>();

// One listener for all: Node warns of a leak from the eleventh on.
ipcRenderer.on(EVENT_CHANNEL, (_event: IpcRendererEvent, told: string, payload: unknown) => {
  for (const one of [...listening]) if (one.name === told) one.tell(payload);
});

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(REQUEST_CHANNEL, name, input),
  on: (name, listener) => {
    const one: Listening = { name, tell: (payload) => listener(payload as Parameters<typeof listener>[0]) };
    listening.add(one);
    return () => void listening.delete(one);
  },
  pathOf: (file) => pathOf(file as File & { readonly path?: string }),
};

/** Older runtimes have the path on the file itself. */
function pathOf(file: File & { readonly path?: string }): string {
  const utils = webUtils as typeof webUtils | undefined;
  return utils?.getPathForFile(file) ?? file.path ?? '';
}

contextBridge.exposeInMainWorld('rtmlabel', bridge);
