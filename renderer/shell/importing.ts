import { createStore } from 'zustand/vanilla';
import { call } from '../bridge/bridge';
import type { Stores } from '../store/stores';
import { openDialog } from './dialogs';
import { told } from './session';

/** A COCO file is being chosen or read. */
export const importingStore = createStore<{ readonly importing: boolean }>(() => ({ importing: false }));

/** Reads a COCO file and shows what an import would do; one at a time. */
export async function readCoco({ project }: Stores): Promise<void> {
  if (importingStore.getState().importing) return;
  importingStore.setState({ importing: true });
  const { opened } = project.getState();
  const plan = await told(call('import.coco', {}));
  importingStore.setState({ importing: false });
  // Another project may have been opened from outside: the plan is not for that one.
  if (plan !== null && opened === project.getState().opened) openDialog({ name: 'import', plan });
}
