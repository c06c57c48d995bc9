import { createStore } from 'zustand/vanilla';
import { call } from '../bridge/bridge';
import type { Stores } from '../store/stores';
import { openDialog } from './dialogs';
import { told } from './session';

/** A COCO file is being chosen or read. */
export const importingStore = createStore<{ readonly importing: boolean }>(() => ({ importing: false }));

/** Asks for a COCO file, reads it and shows what an import would do; one at a time. */
export const chooseCoco = (stores: Stores): Promise<void> => plan(stores, false);

/** The same for the file chosen last: what was planned for it is not for the project as it is now. */
export const planAgain = (stores: Stores): Promise<void> => plan(stores, true);

/** Nobody wants to know any more what the import would do. */
export function giveUpImport(): void {
  if (importingStore.getState().importing) void call('task.cancel', { task: 'import' });
}

async function plan(stores: Stores, again: boolean): Promise<void> {
  const { project, save } = stores;
  if (importingStore.getState().importing) return;
  importingStore.setState({ importing: true });
  // Main plans for what it has: everything done so far shall be in it.
  await save.settled();
  const { opened, document } = project.getState();
  const found = await told(call('import.coco', { again }));
  importingStore.setState({ importing: false });
  // Another project may have been opened from outside: the plan is not for that one.
  if (found === null || opened !== project.getState().opened) return;
  // A person may work on while a large file is read. The second plan is looked at once more before it is carried out.
  if (!again && document !== project.getState().document) await plan(stores, true);
  else openDialog({ name: 'import', plan: found, document });
}
