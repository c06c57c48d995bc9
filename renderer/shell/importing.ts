import { createStore } from 'zustand/vanilla';
import type { ProjectDocument } from '../../shared/dataset/document';
import type { ImportPlan } from '../../shared/ipc/export';
import { call } from '../bridge/bridge';
import { describe, translate } from '../i18n/translator';
import type { Stores } from '../store/stores';
import { openDialog } from './dialogs';
import { told } from './session';
import { tell, tellFailure } from './toasts';

/** A COCO file is being chosen or read. */
export const importingStore = createStore<{ readonly importing: boolean }>(() => ({ importing: false }));

/** Asks for a COCO file, reads it and shows what an import would do; one at a time. */
export const chooseCoco = (stores: Stores): Promise<void> => plan(stores, false);

/** The same for the file chosen last: what was planned for it is not for the project as it is now. */
export const planAgain = (stores: Stores): Promise<void> => plan(stores, true);

/** Does what a plan says. false = the project has changed since, and the plan is made and shown anew. */
export function carryOut(stores: Stores, { diff }: ImportPlan, document: ProjectDocument): boolean {
  // Classes that came meanwhile would be overwritten: the plan holds whole lists.
  if (document === stores.project.getState().document) {
    stores.project.dispatch(diff);
    return true;
  }
  tell('info', translate('export:importAgain'));
  void planAgain(stores);
  return false;
}

/** Nobody wants to know any more what the import would do. */
export function giveUpImport(): void {
  if (importingStore.getState().importing) void call('task.cancel', { task: 'import' });
}

async function plan(stores: Stores, again: boolean): Promise<void> {
  const { project, save } = stores;
  if (importingStore.getState().importing) return;
  importingStore.setState({ importing: true });
  // Main plans for what it has: everything done so far shall be in it.
  if (!(await save.settled())) {
    importingStore.setState({ importing: false });
    const state = save.getState();
    if (state.status === 'failed') tellFailure(state.failure, describe);
    return;
  }
  const { opened, document } = project.getState();
  const found = await told(call('import.coco', { again }));
  importingStore.setState({ importing: false });
  // Another project may have been opened from outside: the plan is not for that one.
  if (found === null || opened !== project.getState().opened) return;
  // A person may work on while a large file is read. The second plan is looked at once more before it is carried out.
  if (!again && document !== project.getState().document) await plan(stores, true);
  else openDialog({ name: 'import', plan: found, document });
}
